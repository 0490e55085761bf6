// What Outlook for iOS puts into the web view of a pane: one handler for messages, and callbacks called by name.
// It only carries: what a message means is decided by native-messages.ts.
window.webkit = { messageHandlers: { Agave: { postMessage: (text) => parent.postMessage(text, '*') } } };

window.addEventListener('message', (event) => {
  if (event.source !== parent || typeof event.data !== 'string') return;
  const { callback, id, params } = JSON.parse(event.data);
  callback.split('.').reduce((holder, name) => holder?.[name], window)?.(id, params);
});
