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

/** Kontor itself, behind a web server on the same computer that people reach by https. */
export const proxyCommands: readonly string[] = [
  'export KONTOR_PUBLIC_URL=https://kontor.example.com',
  'export KONTOR_TRUSTED_PROXIES="127.0.0.1 ::1"',
  'npm start',
];

/**
 * Attachments of 50 MB and their envelope pass, and what is told live is not held back.
 * Source: https://nginx.org/en/docs/http/ngx_http_proxy_module.html
 */
export const nginxLines: readonly string[] = [
  'server {',
  '  listen 443 ssl;',
  '  server_name kontor.example.com;',
  '  ssl_certificate /etc/ssl/kontor/fullchain.pem;',
  '  ssl_certificate_key /etc/ssl/kontor/privkey.pem;',
  '  client_max_body_size 64m;',
  '',
  '  location / {',
  '    proxy_pass http://127.0.0.1:8787;',
  '    proxy_http_version 1.1;',
  '    proxy_buffering off;',
  '    proxy_read_timeout 75s;',
  '    proxy_set_header Host $http_host;',
  '    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
  '  }',
  '}',
];

/**
 * Gets its certificate by itself where the name can be reached from outside; the `tls` line is for one of your own.
 * Source: https://caddyserver.com/docs/caddyfile/directives/reverse_proxy
 */
export const caddyLines: readonly string[] = [
  'kontor.example.com {',
  '  tls /etc/ssl/kontor/fullchain.pem /etc/ssl/kontor/privkey.pem',
  '  reverse_proxy 127.0.0.1:8787',
  '}',
];
