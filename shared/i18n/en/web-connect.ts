/** Pages about taking Kontor along: connecting a device, Outlook, the browser. */
export const webConnectEn = {
  'browser.address': 'Address of this Kontor',
  'browser.chrome_1':
    'Download the package and unzip it into a folder that may stay there: the browser reads it from there at each start.',
  'browser.chrome_2': 'Open the page of extensions and switch on “Developer mode”:',
  'browser.chrome_3': 'Click “Load unpacked” and choose the folder.',
  'browser.chrome_4': 'Pin Kontor to the toolbar (the jigsaw piece), so that one click opens the panel.',
  'browser.chrome_note':
    'It stays until you remove it. The browser may remind you now and then that developer mode is on. It does not update by itself: for a new version, replace the folder’s content and click “Reload”.',
  'browser.chrome_package': 'Package for Chrome and Edge',
  'browser.firefox_1': 'Open this page by typing its address:',
  'browser.firefox_2': 'Click “Load Temporary Add-on” and choose the downloaded file as it is.',
  'browser.firefox_3': 'It is gone after Firefox is restarted; your account stays as it is.',
  'browser.firefox_esr':
    'Firefox ESR and Developer Edition take the unsigned package for good, in about:addons by the cog and “Install Add-on From File”, when this is set in about:config:',
  'browser.firefox_package': 'Package for Firefox',
  'browser.firefox_policy':
    'A company can roll out the signed package with the policy “ExtensionSettings” (install_url pointing at your own server) and set the address of this Kontor along with it (“3rdparty”, server).',
  'browser.firefox_sign':
    'Signed without the public catalogue: anyone with a Mozilla account can upload the package at addons.mozilla.org for “self-distribution” and gets a signed file that every Firefox takes. Its manifest.json needs an id of your own first (browser_specific_settings.gecko.id), because each is given once only; Mozilla asks for the source code, too.',
  'browser.firefox_stay_title': 'To keep it',
  'browser.firefox_text':
    'The usual Firefox takes only packages that Mozilla has signed. This one comes unsigned from your server.',
  'browser.firefox_try_title': 'To try it',
  'browser.not_built':
    'This server has no package for this browser. Its administrator can build it with “npm run build”.',
  'browser.policy_text':
    'Chrome and Edge install by policy (“ExtensionInstallForcelist”) only what comes from their store or, on computers managed by the company, a signed CRX package from an update address of your own. The package above is neither; it has to be packed and hosted, or listed in the store, first. The policy of the extension (“3rdparty”, server) then sets the address of this Kontor.',
  'browser.policy_title': 'For the whole company',
  'browser.text':
    'The panel beside any website: known or unknown, take over company and contact, note, next step. It reads a page only when you click.',
  'browser.then_text':
    'Open the panel by its icon and type this address once. It shows a code that you confirm here.',
  'browser.then_title': 'Then connect it',
  'browser.title': 'Add to your browser',
  'outlook.admin_1': 'Microsoft 365 admin centre → Settings → Integrated apps → “Upload custom apps”.',
  'outlook.admin_2': 'Type “Office Add-in”, then upload the manifest or give its address.',
  'outlook.admin_3': 'Choose users or groups and accept the permissions.',
  'outlook.admin_4': 'Kontor appears for them within 24 hours.',
  'outlook.admin_title': 'For the whole company',
  'outlook.entra_1':
    'Register an application for your directory in the Entra admin centre, with the redirect URI {address} of the type “Single-page application”.',
  'outlook.entra_2':
    'Under “Expose an API”: the application ID URI api://‹application ID› and the scope access_as_user.',
  'outlook.entra_3':
    'Start Kontor with KONTOR_ENTRA_TENANT (directory ID) and KONTOR_ENTRA_CLIENT_ID (application ID).',
  'outlook.entra_4':
    'Everybody connects Outlook once as before and then links their Microsoft account with one click; or you link it with “kontor user entra”.',
  'outlook.entra_note':
    'Accounts are linked by directory and object id, never by an e-mail address. Where Outlook cannot do this, sign-in window and code remain.',
  'outlook.entra_text':
    'Outlook can connect Kontor with the Microsoft account it runs under. Nobody needs it, but it saves signing in.',
  'outlook.entra_title': 'Connect with Microsoft accounts (for administrators)',
  'outlook.events_title': 'When a mail is sent (for administrators)',
  'outlook.events_text':
    'Whether a mail is logged is decided beside it, while it is written, and stands in the mail by the time it is sent. A second manifest adds a handler that looks at the moment of sending whether both still agree, for clicks made right before it.',
  'outlook.events_1':
    'It runs only when an administrator deploys it, never for somebody who adds the add-in alone.',
  'outlook.events_2':
    'Upload it in the Microsoft 365 admin centre in the place of the first one; its version is higher, so Outlook takes it for an update. An administrator agrees to the event once more.',
  'outlook.events_3':
    'It never keeps a mail back: whatever fails or takes longer than 200 ms, the mail goes out. It asks no server and needs no sign-in.',
  'outlook.events_4':
    'To go back, remove the add-in in the admin centre and upload the first manifest again.',
  'outlook.events_note':
    'Works in Outlook on the web, in new Outlook, in Outlook for Mac and in classic Outlook from version 2206 on. Elsewhere, and while Outlook is offline, mails go out without it.',
  'outlook.events_manifest': 'Download the manifest with the handler',
  'outlook.multi_title': 'Several mails at once (for administrators)',
  'outlook.multi_text':
    'With this manifest Kontor logs up to 100 selected mails with one click. Outlook lets an add-in read selected mails only if it has access to the whole mailbox.',
  'outlook.multi_1':
    'The permission changes from “read/write item” to “read/write mailbox”. Kontor reads the mails somebody selects and clicks to log, and no others; it neither moves nor deletes any.',
  'outlook.multi_2':
    'Upload it in the Microsoft 365 admin centre in the place of the manifest you have; its version is higher, so Outlook takes it for an update. Because of the permission an administrator has to consent again; until then people keep the version they have.',
  'outlook.multi_3':
    'Several mails of one folder can be selected, on Exchange accounts. Shared mailboxes and selected conversations are handled differently by different versions of Outlook.',
  'outlook.multi_4':
    'To go back, remove the add-in in the admin centre and upload the manifest you had before.',
  'outlook.multi_note':
    'It takes an Outlook with Mailbox 1.15 (Outlook on the web, new Outlook, classic Outlook from version 2412 on). Older ones do not hand over the text of selected mails; there the pane offers to open the mails one by one.',
  'outlook.multi_manifest': 'Download the manifest for several mails',
  'outlook.multi_both': 'Download it together with the handler for sending',
  'outlook.exchange': 'Exchange on your own servers: in the Exchange Management Shell',
  'outlook.https': 'This Kontor is reachable by https at {address}: Outlook can load it.',
  'outlook.manifest': 'Download the manifest',
  'outlook.no_https': 'This Kontor runs at {address}, without https. Outlook loads add-ins only by https.',
  'outlook.own_text':
    'A certificate for the name under which your colleagues’ computers reach this server, from a public authority or from your company’s own.',
  'outlook.own_title': 'With your own certificate',
  'outlook.nginx': 'nginx, in a file of its own in /etc/nginx/conf.d/:',
  'outlook.caddy':
    'Caddy, in the Caddyfile; without the tls line it gets a certificate by itself, where the name can be reached from the internet:',
  'outlook.proxy_text':
    'If a web server with https stands in front, it forwards to this one. Here it is enough to say the address people use, and whose word about a visitor’s address counts.',
  'outlook.proxy_title': 'Behind a reverse proxy',
  'outlook.self_1': 'Open Outlook’s add-in window:',
  'outlook.self_2': 'Choose “My add-ins”.',
  'outlook.self_3':
    'Under “Custom Addins”: “Add a custom add-in” → “Add from File”, and choose the downloaded manifest.',
  'outlook.self_4':
    'Open a mail, click Kontor and connect once: in the sign-in window, or with a code that you confirm here.',
  'outlook.self_note':
    'It holds for your mailbox, so on every computer; classic Outlook for Windows may take up to 24 hours. Where adding is blocked, your administrator has to allow it.',
  'outlook.self_title': 'Only for yourself',
  'outlook.text':
    'Beside each mail you see who is writing and what happened before; one click logs it, another promises a follow-up.',
  'outlook.title': 'Add to Outlook',
  'outlook.trial_text':
    'On the computer on which both this Kontor and your Outlook run: make a certificate for “localhost” that only this computer trusts, and start Kontor with it. It is valid for 30 days and good for trying only.',
  'outlook.trial_title': 'Try it on this computer',
  'outlook.trial_windows':
    'In PowerShell the middle lines read $env:KONTOR_TLS_CERT="$HOME\\.office-addin-dev-certs\\localhost.crt" and $env:KONTOR_TLS_KEY="$HOME\\.office-addin-dev-certs\\localhost.key".',
  'outlook.ways':
    'There are three ways to get there. Each ends with a restart of Kontor; then this page offers the manifest.',
  'pair.ask': 'A device shows the code {code} and wants to use Kontor in your name.',
  'pair.code': 'Code on the device',
  'pair.code_hint': 'Eight letters and figures; capitals and hyphen do not matter.',
  'pair.connect': 'Connect',
  'pair.connected': '✓ Connected. The device goes on by itself within seconds; you can close this page.',
  'pair.devices': 'See all connected devices',
  'pair.kind': 'Kind',
  'pair.kind_extension': 'Browser extension',
  'pair.kind_other': 'Other program',
  'pair.kind_outlook': 'Outlook add-in',
  'pair.name': 'Name',
  'pair.next': 'Continue',
  'pair.other_code': 'Type another code',
  'pair.place': 'Asks from',
  'pair.refuse': 'Refuse',
  'pair.refused': 'Refused. The device got no access.',
  'pair.title': 'Connect a device',
  'pair.warning':
    'Connect only if you see this code on your own device right now. You can take the access away at any time.',
  'pair.when': 'Asked at',
  'window.account': 'Your account',
  'window.ask': 'Outlook wants to use Kontor in your name.',
  'window.cancel': 'Cancel',
  'window.nobody_asks':
    'This window is opened from Outlook: click “Sign in and connect” in the pane of Kontor there.',
  'window.title': 'Connect Outlook',
  'window.warning':
    'Connect only if you have just opened this window in Outlook yourself. You can take the access away at any time in the settings.',
} as const;
