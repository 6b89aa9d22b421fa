package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.stage.Browser;
import polyphony.stage.Joined;
import polyphony.stage.Listener;
import polyphony.stage.SharedStage;
import polyphony.stage.Stage;

/** The operator's page of the web player. */
@ExtendWith(SharedStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagePageIT {
    private static final String PAGE = "/admin/nodes";
    private static final String ROW = "[...document.querySelectorAll('.figures')][0].querySelectorAll('tbody tr')";

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
    void an_admin_sees_a_node_come_changes_a_weight_and_drains_it(Stage stage) throws InterruptedException {
        enter(stage, Stage.ADMIN, Stage.PASSWORD);
        int before = browser.complaints().size();
        browser.open(stage.http().base() + PAGE);
        browser.until("document.querySelectorAll('.figures').length === 2");

        try (Joined node = stage.run("bridge", "--cluster.name", "watched", "--weight", "30")) {
            browser.until("document.querySelector('.figures').innerText.includes('watched')");
            browser.until("document.querySelectorAll('.figures')[1].innerText.includes('watched')");
            press("document.querySelectorAll('.figures')[1].querySelectorAll('.weight.part')[0]");
            browser.until("document.querySelector('dialog[open] [name=weight]').value === '30'");
            press("document.querySelector('dialog[open] .primary')");
            browser.until("document.querySelector('.notices').innerText.includes('has weight 30 now')");

            press("[..." + ROW + "].find(row => row.innerText.includes('watched')).querySelector('.plain')");
            press("document.querySelector('.menu .danger')");
            press("document.querySelector('dialog[open] .primary.danger')");
            browser.until("!document.querySelector('.figures').innerText.includes('watched')");
            assertTrue(node.process().waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, node.process().exitValue());
        }
        assertEquals(
                List.of(),
                browser.complaints().subList(before, browser.complaints().size()));
    }

    @Test
    void a_listener_is_shown_nothing_of_it(Stage stage) {
        Listener ann = Listener.on(stage);
        enter(stage, ann.name(), ann.password());

        browser.open(stage.http().base() + PAGE);

        browser.until("document.querySelector('#content h1')?.textContent.includes('Only administrators')");
    }

    private void enter(Stage stage, String name, String password) {
        browser.beginAnew(stage);
        browser.signIn(name, password);
        browser.until("document.querySelector('#content h1')");
    }

    private void press(String element) {
        browser.until(element);
        browser.evaluate(element + ".click()");
    }
}
