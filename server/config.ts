/**
 * Settings: environment variables, each also as `…_FILE` (path of a file that holds the value, for secrets).
 * Parsed once at the start; a wrong value is named with what to do.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isCountryCode } from '#shared/domain/country.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readTrustedProxies } from './http/trusted-proxies.ts';
import type { TrustedProxies } from './http/trusted-proxies.ts';

export type Config = {
  /** `KONTOR_HOST`: address to listen on. Loopback unless told otherwise. */
  readonly host: string;
  /** `KONTOR_PORT`: 8787 unless told otherwise; 0 takes a free one. */
  readonly port: number;
  /** `KONTOR_DATA`: folder of the database and the attachments. */
  readonly dataDir: string;
  /** `KONTOR_DATABASE_URL`: `postgres://…`; empty = embedded store in the data folder. */
  readonly databaseUrl: string;
  /** `KONTOR_PUBLIC_URL`: address people reach Kontor under, without a trailing slash. Empty = worked out from host, port, TLS. */
  readonly publicUrl: string;
  /** `KONTOR_TLS_CERT`, `KONTOR_TLS_KEY`: path of a PEM file, or the PEM text itself. Both or none. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** `KONTOR_OFFICE_JS_URL`: where Outlook's library is loaded from. Microsoft supports only its own address. */
  readonly officeJsUrl: string;
  /** `KONTOR_OUTLOOK_ORIGINS`: further origins that may show the add-in in a frame (own Outlook on the web), blank-separated. */
  readonly outlookOrigins: readonly string[];
  /** `KONTOR_TRUSTED_PROXIES`: addresses and networks whose `X-Forwarded-For` is believed, blank-separated. */
  readonly trustedProxies: TrustedProxies;
  /** `KONTOR_ENTRA_TENANT`, `KONTOR_ENTRA_CLIENT_ID`: both or none. `KONTOR_ENTRA_AUTHORITY`: Microsoft's unless told otherwise. */
  readonly entra: EntraConfig | null;
  /** `KONTOR_PHONE_COUNTRY`: where a caller's number without a country code is meant, two letters; DE unless told otherwise. */
  readonly phoneCountry: string;
  /** `KONTOR_OFFLINE_PAGES`: `off` takes the pages browsers keep for working without a connection away again; `on` unless told otherwise. */
  readonly offlinePages: boolean;
};

/** An application registered in Microsoft Entra, through which Outlook signs people in. */
export type EntraConfig = {
  /** Id of the directory, in lower case. */
  readonly tenant: string;
  /** Id of the application. */
  readonly clientId: string;
  /** Origin of the sign-in service. */
  readonly authority: string;
};

type Env = Readonly<Record<string, string | undefined>>;

const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

const invalid = (name: string, advice: string): Result<never> =>
  fail('config.invalid', { params: { name, advice } });

const SETTINGS = [
  'HOST',
  'PORT',
  'DATA',
  'DATABASE_URL',
  'PUBLIC_URL',
  'TLS_CERT',
  'TLS_KEY',
  'OFFICE_JS_URL',
  'OUTLOOK_ORIGINS',
  'TRUSTED_PROXIES',
  'ENTRA_TENANT',
  'ENTRA_CLIENT_ID',
  'ENTRA_AUTHORITY',
  'PHONE_COUNTRY',
  'OFFLINE_PAGES',
] as const;
type Texts = Readonly<Record<(typeof SETTINGS)[number], string>>;

const readTexts = (env: Env): Result<Texts> => {
  const texts: Record<string, string> = {};
  for (const setting of SETTINGS) {
    const file = env[`KONTOR_${setting}_FILE`];
    try {
      texts[setting] = (file ? readFileSync(file, 'utf8') : (env[`KONTOR_${setting}`] ?? '')).trim();
    } catch {
      return invalid(`KONTOR_${setting}_FILE`, 'the path of a file that can be read');
    }
  }
  return ok(texts as Texts);
};

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/**
 * `KONTOR_TLS_KEY_FILE=/run/secrets/key` reads the key itself, as secret stores hand it out. Text may stand before it
 * (`openssl pkcs12` writes some), and must not make a path of it.
 */
export const isPem = (value: string): boolean => value.includes('-----BEGIN ');

/** Scheme, host and port of a web address, nothing after them. */
const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
};

const ENTRA = 'https://login.microsoftonline.com';
/** As Microsoft names directories, applications, people and add-ins. */
export const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Keys fetched without https could be anybody's; only this machine itself is asked that way. */
const isAuthority = (text: string): boolean =>
  isOrigin(text) && /^(?:https:|http:\/\/(?:localhost|127\.0\.0\.1)(?::|$))/.test(text);

const readEntra = (setting: (name: keyof Texts) => string): Result<EntraConfig | null> => {
  const [tenant, clientId] = [setting('ENTRA_TENANT'), setting('ENTRA_CLIENT_ID')];
  const authority = setting('ENTRA_AUTHORITY').replace(/\/+$/, '') || ENTRA;
  if (!tenant && !clientId) return ok(null);
  const guid = 'an id such as 0b5c2a4e-6f1d-4c3b-9a8e-7d6c5b4a3f21';
  if (!GUID.test(tenant)) return invalid('KONTOR_ENTRA_TENANT', `the directory as ${guid}`);
  if (!GUID.test(clientId)) return invalid('KONTOR_ENTRA_CLIENT_ID', `the application as ${guid}`);
  if (!isAuthority(authority))
    return invalid('KONTOR_ENTRA_AUTHORITY', 'an https address without a path, or nothing');
  return ok({ tenant: tenant.toLowerCase(), clientId: clientId.toLowerCase(), authority });
};

/** Errors: `config.invalid` with `name` and `advice`. */
export const readConfig = (env: Env, cwd: string): Result<Config> => {
  const texts = readTexts(env);
  if (!texts.ok) return texts;
  const setting = (name: keyof Texts): string => texts.value[name];
  const portText = setting('PORT') || '8787';
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65_535) {
    return invalid('KONTOR_PORT', `a number from 0 to 65535, not "${portText}"`);
  }
  const databaseUrl = setting('DATABASE_URL');
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    return invalid('KONTOR_DATABASE_URL', 'an address that starts with postgres://');
  }
  const publicUrl = setting('PUBLIC_URL').replace(/\/+$/, '');
  if (publicUrl && !isOrigin(publicUrl))
    return invalid('KONTOR_PUBLIC_URL', 'an address without a path, such as https://kontor.example');
  const officeJsUrl = setting('OFFICE_JS_URL') || OFFICE_JS;
  if (!/^https?:\/\/\S+$/.test(officeJsUrl) || !URL.canParse(officeJsUrl))
    return invalid('KONTOR_OFFICE_JS_URL', 'the address of office.js');
  const outlookOrigins = words(setting('OUTLOOK_ORIGINS'));
  if (!outlookOrigins.every(isOrigin))
    return invalid(
      'KONTOR_OUTLOOK_ORIGINS',
      'addresses such as https://mail.example, with blanks between them',
    );
  const trustedProxies = readTrustedProxies(words(setting('TRUSTED_PROXIES')));
  if (!trustedProxies)
    return invalid(
      'KONTOR_TRUSTED_PROXIES',
      'addresses or networks such as 127.0.0.1 10.0.0.0/8 fd00::/8, with blanks between them',
    );
  const entra = readEntra(setting);
  if (!entra.ok) return entra;
  const phoneCountry = (setting('PHONE_COUNTRY') || 'DE').toUpperCase();
  if (!isCountryCode(phoneCountry))
    return invalid('KONTOR_PHONE_COUNTRY', 'two letters such as DE, AT or CH');
  const offlinePages = setting('OFFLINE_PAGES') || 'on';
  if (!/^(?:on|off)$/.test(offlinePages)) return invalid('KONTOR_OFFLINE_PAGES', 'on or off');
  const [cert, key] = [setting('TLS_CERT'), setting('TLS_KEY')];
  if (Boolean(cert) !== Boolean(key))
    return invalid('KONTOR_TLS_CERT', 'both KONTOR_TLS_CERT and KONTOR_TLS_KEY, or neither');
  const pathOrPem = (value: string): string => (isPem(value) ? value : resolve(cwd, value));
  return ok({
    host: setting('HOST') || '127.0.0.1',
    port,
    dataDir: resolve(cwd, setting('DATA') || 'data'),
    databaseUrl,
    publicUrl,
    tls: cert ? { cert: pathOrPem(cert), key: pathOrPem(key) } : null,
    officeJsUrl,
    outlookOrigins,
    trustedProxies,
    entra: entra.value,
    phoneCountry,
    offlinePages: offlinePages === 'on',
  });
};

const isEverywhere = ({ host }: Config): boolean => host === '0.0.0.0' || host === '::';

/** Kontor can be reached from elsewhere, but its links cannot: they name this computer `localhost`. */
export const hasLinksForHereOnly = (config: Config): boolean => isEverywhere(config) && !config.publicUrl;

/** The address people type, without a trailing slash. `port` is the one really listened on. */
export const publicUrlOf = (config: Config, port: number): string => {
  if (config.publicUrl) return config.publicUrl;
  const isHere = isEverywhere(config) || config.host === '127.0.0.1' || config.host === '::1';
  const host = isHere ? 'localhost' : config.host;
  return `${config.tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
};

export const databasePath = (config: Config): string => join(config.dataDir, 'kontor.db');
/** Files of imports that are not at their end. */
export const importFolder = (config: Config): string => join(config.dataDir, 'imports');
export const blobFolder = (config: Config): string => join(config.dataDir, 'blobs');
