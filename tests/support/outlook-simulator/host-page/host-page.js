// The window in which the task pane lies. It only carries messages: what they mean is decided by the
// test driver, which gets them through `receiveFromPane` and answers through `simulatedOutlook`.
let frame = null;
let paneOrigin = '';

window.simulatedOutlook = {
  // A frame's name is fixed when its browsing context is made, so each pane is a new element.
  openPane({ number, url, name, popUps }) {
    this.closePane();
    frame = document.createElement('iframe');
    frame.name = name;
    frame.title = 'Task pane';
    frame.dataset.pane = String(number);
    frame.setAttribute(
      'sandbox',
      `allow-scripts allow-same-origin allow-forms allow-downloads allow-modals ${popUps ? 'allow-popups' : ''}`,
    );
    frame.src = url;
    paneOrigin = new URL(url).origin;
    document.getElementById('pane-place').append(frame);
  },
  closePane() {
    frame?.remove();
    frame = null;
  },
  send(number, text) {
    if (frame?.dataset.pane === String(number)) frame.contentWindow.postMessage(text, paneOrigin);
  },
};

window.addEventListener('message', (event) => {
  if (frame === null || event.source !== frame.contentWindow || typeof event.data !== 'string') return;
  void window.receiveFromPane(Number(frame.dataset.pane), event.data);
});
