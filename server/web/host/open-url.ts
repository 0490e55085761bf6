/** Opening addresses from the panel: our own pages in place, `mailto:` and `tel:` by the system, the rest in a new tab. */
import type { Router } from '../router.ts';
import { matchRoute } from '../routes.ts';

export const createUrlOpener =
  (view: Pick<Window, 'location' | 'open'>, router: Pick<Router, 'go'>) =>
  (address: string): void => {
    let url: URL;
    try {
      url = new URL(address, view.location.href);
    } catch {
      return;
    }
    if (url.origin === view.location.origin && matchRoute(url.pathname).name !== 'missing')
      router.go(url.pathname + url.search);
    else if (url.protocol === 'mailto:' || url.protocol === 'tel:') view.location.assign(url.href);
    else if (url.protocol === 'https:' || url.protocol === 'http:') view.open(url.href, '_blank', 'noopener');
  };
