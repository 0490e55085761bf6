// The smallest add-in: it says which host it found. Everything else is asked by the tests.
Office.onReady((info) => {
  window.readyInfo = info;
  document.getElementById('state').textContent = 'ready';
});
