/** Entry of the page in Outlook's pane. */
import { createFreshBuild } from '#shared/panel/fresh-build.ts';
import '#shared/panel/tokens.css';
import './taskpane.css';
import { startPane } from './pane.tsx';

// A pane that stays pinned while Kontor is updated asks for parts that are gone. Storage may be forbidden here; then
// the pane stays as it is and says that a part could not be loaded.
addEventListener('vite:preloadError', (event) => {
  try {
    if (createFreshBuild({ sessionStorage, location }).reloadOnce(location.pathname)) event.preventDefault();
  } catch {
    // Nothing to do: see above.
  }
});

const place = document.querySelector<HTMLElement>('#pane');
if (place) void startPane(place);
