/** Asks the browser to keep the pages for when there is no connection. Without https it offers nothing of the kind. */
export const keepPages = (): void => {
  if (!('serviceWorker' in navigator)) return;
  // A window that Outlook opens to sign in is closed in a moment.
  if (globalThis.window.opener !== null) return;
  // A browser that is set to keep nothing refuses; the pages work with a connection all the same.
  navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
};
