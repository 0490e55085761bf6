/** Entry of the page in Outlook's pane. */
import { createFreshBuild } from '#shared/panel/fresh-build.ts';
import '#shared/panel/tokens.css';
import './taskpane.css';
import { startPane } from './pane.tsx';

// A pane that stays pinned while Kontor is updated asks for parts that are gone. Storage may be forbidden here; then
// the pane stays as it is and says that a part could not be loaded.
addEventListener('vite:preloadError', () => {
  const reload = async (): Promise<void> => {
    const fresh = createFreshBuild({ sessionStorage, location, fetch: (...args) => fetch(...args) });
    await fresh.reloadOnce(location.pathname);
  };
  // Nothing to do where it cannot be: see above.
  reload().catch(() => undefined);
});

const place = document.querySelector<HTMLElement>('#pane');
if (place) void startPane(place);
