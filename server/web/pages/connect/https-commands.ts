/** What to type for https, one list of lines per way. */

/**
 * A trial on the own computer.
 * Source: `office-addin-dev-certs` writes its files to ~/.office-addin-dev-certs and has the computer trust them.
 */
export const developmentTlsCommands: readonly string[] = [
  'npx office-addin-dev-certs install',
  'export KONTOR_TLS_CERT="$HOME/.office-addin-dev-certs/localhost.crt"',
  'export KONTOR_TLS_KEY="$HOME/.office-addin-dev-certs/localhost.key"',
  'npm start',
];

export const ownTlsCommands: readonly string[] = [
  'export KONTOR_HOST=0.0.0.0',
  'export KONTOR_PUBLIC_URL=https://kontor.example.com:8787',
  'export KONTOR_TLS_CERT=/etc/ssl/kontor/fullchain.pem',
  'export KONTOR_TLS_KEY=/etc/ssl/kontor/privkey.pem',
  'npm start',
];

export const proxyCommands: readonly string[] = [
  'export KONTOR_PUBLIC_URL=https://kontor.example.com',
  'npm start',
];
