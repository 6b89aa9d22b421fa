// The web player. core: session, requests, socket, routes; player: queue, sound, plays; ui: parts of pages; views: the screens.
// What changes is a Signal (core/signal.js); a part of the page (ui/element.js) is drawn again when one that it watches does.
import './core/choices.js';
import {session} from './core/session.js';
import {keepListening} from './core/socket.js';
import {startRouting} from './core/router.js';
import {startKeys} from './player/keys.js';
import {startMediaSession} from './player/media-session.js';
import {player} from './player/player.js';
import {sendPlays} from './player/plays.js';
import {showKeys} from './ui/help.js';
import {togglePanel} from './ui/panel-state.js';
import './ui/shell.js';

startRouting();
startMediaSession();
startKeys({
  panel: togglePanel,
  help: showKeys,
  search: () => document.querySelector('.search input')?.focus(),
});

let listener = null;
function welcome() {
  const user = session.value?.user.id ?? null;
  if (user && user !== listener) {
    player.restore();
    sendPlays();
  } else if (!user && listener) {
    // A new page: nothing of one listener stays in memory for the next.
    location.reload();
  }
  listener = user;
}
session.listen(welcome);
welcome();
keepListening();
document.body.append(document.createElement('p-shell'));
