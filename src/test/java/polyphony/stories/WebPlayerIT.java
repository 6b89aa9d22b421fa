package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.stage.Browser;
import polyphony.stage.Listener;
import polyphony.stage.SharedStage;
import polyphony.stage.Stage;

/** A listener with the web player, in a real browser. */
@ExtendWith(SharedStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebPlayerIT {
    private static final String ROW = "[data-row=made-for-you] li";
    /** Of the player's bar, in the page: is it playing, and how far is it. */
    private static final String PLAYING = "document.querySelector('.player-bar .play').ariaLabel === 'Pause'";

    private static final String SECONDS =
            "Number(document.querySelector('.player-bar .seek [role=slider]').ariaValueNow)";
    private static final String TITLE = "document.querySelector('.player-bar .title')?.textContent";

    private Browser browser;

    @BeforeAll
    void a_browser_is_needed() {
        browser = Browser.needed();
    }

    @AfterAll
    void the_browser_ends() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_wrong_password_is_told_in_words(Stage stage) {
        browser.beginAnew(stage);
        browser.signIn("nobody", "wrong-password");
        browser.until("document.querySelector('.wrong').textContent.includes('wrong')");
    }

    @Test
    void a_real_track_plays_and_its_time_goes_on(Stage stage) {
        enter(stage, Listener.on(stage));
        play();
        browser.until(SECONDS + " > 1");
        assertTrue(browser.evaluate("navigator.mediaSession.metadata.title === " + TITLE)
                .asBoolean());
    }

    @Test
    void the_home_row_changes_without_a_reload_after_a_play(Stage stage) {
        Listener ann = Listener.on(stage);
        enter(stage, ann);
        browser.until("document.querySelectorAll('" + ROW + "').length > 0");
        browser.evaluate("window.neverReloaded = true");
        String before = row();

        play();
        browser.until("[...document.querySelectorAll('" + ROW + "')].map(card => card.dataset.id).join() !== '" + before
                + "'");

        assertTrue(browser.evaluate("window.neverReloaded").asBoolean());
        assertNotEquals(before, row());
        assertTrue(ann.http()
                .get("/api/v1/plays")
                .json()
                .get("items")
                .get(0)
                .get("counted")
                .asBoolean());
    }

    @Test
    void search_answers_while_it_is_typed_and_the_arrow_keys_go_through_the_hits(Stage stage) {
        Listener ann = Listener.on(stage);
        String title = ann.http()
                .get("/api/v1/tracks?limit=1")
                .json()
                .at("/items/0/title")
                .asText();
        enter(stage, ann);

        browser.press("/");
        browser.type(title.substring(0, Math.min(4, title.length())));
        browser.until("[...document.querySelectorAll('.results .title')].some(hit => hit.textContent === "
                + Browser.quoted(title) + ")");
        assertTrue(browser.evaluate("document.activeElement.matches('.search input')")
                .asBoolean());

        browser.press("ArrowDown");
        browser.until("document.activeElement.matches('[data-hit]')");
    }

    @Test
    void the_keyboard_pauses_goes_on_and_helps(Stage stage) {
        enter(stage, Listener.on(stage));
        play();
        browser.until(SECONDS + " > 0");
        browser.press(" ");
        browser.until("!(" + PLAYING + ")");
        browser.press(" ");
        browser.until(PLAYING);

        String first = browser.evaluate(TITLE).asText();
        browser.press("n");
        browser.until(TITLE + " !== " + Browser.quoted(first));
        browser.press("q");
        browser.until("document.querySelector('.panel .queue')");
        browser.press("?");
        browser.until("document.querySelector('dialog[open] .keys')");
    }

    @Test
    void queue_and_place_survive_a_reload_and_signing_out_forgets_them(Stage stage) {
        enter(stage, Listener.on(stage));
        play();
        browser.until(SECONDS + " > 1");
        String title = browser.evaluate(TITLE).asText();

        browser.open(stage.http().base() + "/settings");
        browser.until(TITLE + " === " + Browser.quoted(title) + " && " + SECONDS + " > 0.5");

        browser.leave("[...document.querySelectorAll('.stack button')].at(-1).click()");
        browser.until("document.querySelector('.sign-in')");
        browser.until(
                "!Object.keys(localStorage).some(key => key.startsWith('polyphony.') && key !== 'polyphony.theme')");
    }

    /** The rules of the queue are the page's own, so they are tried in the page. */
    @Test
    void the_queue_keeps_its_order_through_shuffling_moving_and_a_reload(Stage stage) {
        browser.beginAnew(stage);
        String told = browser.evaluate("""
                        import('/app/player/queue.js').then(({Queue}) => {
                          const tracks = [...'abcdef'].map(id => ({id}));
                          const told = [];
                          const tell = queue => told.push(queue.entries.map(entry => entry.track.id).join('')
                            + ' ' + (queue.current?.track.id ?? '-'));
                          const queue = new Queue();
                          queue.replace(tracks, 2); tell(queue);
                          queue.shuffle(true, () => 0); tell(queue);
                          queue.shuffle(false); tell(queue);
                          queue.move(5, 0); tell(queue);
                          queue.playNext([{id: 'x'}]); tell(queue);
                          queue.remove(queue.current.key); tell(queue);
                          const again = Queue.from(JSON.parse(JSON.stringify(queue.snapshot()))); tell(again);
                          again.index = 5;
                          told.push(again.advance(true)); again.repeat = 'all'; told.push(again.advance(true)); tell(again);
                          again.repeat = 'one'; again.advance(true); tell(again); again.advance(false); tell(again);
                          return told.join(', ');
                        })""").asText();
        assertEquals(
                "abcdef c, abcefd c, abcdef c, fabcde c, fabcxde c, fabxde x, fabxde x, false, true, fabxde f, fabxde f, fabxde a",
                told);
    }

    @Test
    void every_screen_names_what_can_be_pressed_and_complains_of_nothing(Stage stage) {
        enter(stage, Listener.on(stage));
        int before = browser.complaints().size();
        for (String screen : List.of(
                "/", "/albums", "/artists", "/tracks", "/genres", "/playlists", "/starred", "/search", "/settings")) {
            browser.open(stage.http().base() + screen);
            browser.until("document.querySelector('#content h1') && !document.querySelector('#content .waiting')");
            assertEquals(
                    "[]",
                    browser.evaluate("JSON.stringify([...document.querySelectorAll('button, a, input, select')]"
                                    + ".filter(control => !(control.ariaLabel || control.textContent.trim()"
                                    + " || control.labels?.length || control.ariaHidden))"
                                    + ".map(control => control.outerHTML))")
                            .asText(),
                    screen);
        }
        assertEquals(
                List.of(),
                browser.complaints().subList(before, browser.complaints().size()));
    }

    private void enter(Stage stage, Listener listener) {
        browser.beginAnew(stage);
        browser.signIn(listener.name(), listener.password());
        browser.until("document.querySelector('#content h1')");
    }

    private void play() {
        browser.click(ROW + " .float");
        browser.until(PLAYING);
    }

    private String row() {
        return browser.evaluate("[...document.querySelectorAll('" + ROW + "')].map(card => card.dataset.id).join()")
                .asText();
    }
}
