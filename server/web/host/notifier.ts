/** A reminder as a notification of the browser, where the person has allowed it. */
export const notifyInBrowser = async (title: string, text: string): Promise<boolean> => {
  if (!('Notification' in window) || Notification.permission !== 'granted') return false;
  try {
    const notification = new Notification(title, { body: text, icon: '/icon.svg', tag: title });
    notification.addEventListener('click', () => window.focus());
    return true;
  } catch {
    return false;
  }
};
