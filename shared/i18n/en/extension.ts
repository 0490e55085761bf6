/** The side panel around the shared panel, in the browser. */
export const extensionEn = {
  'connection.with': 'Connected with {server}',
  'connection.open': 'Open Kontor',
  'connection.menu': 'Connection',
  'connection.end': 'Disconnect this browser',
  'connection.unreachable':
    'Kontor cannot be reached. Please check whether you are in the right network or VPN.',
  'connection.retry': 'Try again',
  'connection.forgetful':
    'This browser does not let Kontor remember anything here. You will have to connect again each time the panel is opened.',
  'connection.ended': 'This browser is no longer connected. Your entries are safe in Kontor.',
  'connection.revoked': 'The connection of this browser was ended in Kontor. Please connect it again.',
  'connection.revoked_waiting':
    'The connection of this browser was ended in Kontor. Changes that are not in Kontor yet stay here and are sent when you connect again.',
  'page.again': 'Read the page again',
  'page.click': 'To read this page, click the Kontor icon in the toolbar or press {shortcut}.',
  'page.click_only': 'To read this page, click the Kontor icon in the toolbar.',
  'page.failed': 'This page could not be read. Please wait until it has loaded, and try again.',
  'mailbox.asks': 'Kontor reads this mailbox only when you click its icon.',
  'mailbox.follow': 'Always read along in this mailbox',
  'mailbox.unfollow': 'No longer read along in this mailbox',
  'sites.known': 'Kontor – this website belongs to a known company',
  'sites.switch': 'Show known websites with a tick',
  'sites.what':
    'While you browse, the Kontor icon gets a tick as soon as a website belongs to a company in Kontor. Your browser asks for your permission; Chrome and Edge call it “Read your browsing history”.',
  'sites.not':
    'It is compared in this browser only. Which pages you visit is neither sent nor saved, and in private windows nothing happens.',
  'reminders.allow': 'Show reminders as notifications',
  'reminder.title': 'Follow-up due',
} as const;
