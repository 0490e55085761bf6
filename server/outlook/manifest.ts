/** Fills the add-in manifest template (`manifest.xml`) for this installation. */
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { GUID } from '../config.ts';
import { withEvents } from './manifest-events.ts';
import { withMultiSelect } from './manifest-multiselect.ts';

/** What one installation puts into the template. */
export type ManifestValues = {
  /** Where this server is reached from the mail client: scheme, host and port, nothing after them. */
  readonly origin: string;
  /** The add-in's identity, a GUID kept for the life of the installation: another one is another add-in to Outlook. */
  readonly installationId: string;
  /** Version of the product, `major.minor.patch`. */
  readonly version: string;
  /** With a handler that runs when a mail is sent. */
  readonly events?: boolean;
  /** For several selected mails, with the right to the whole mailbox. */
  readonly multiSelect?: boolean;
  /** Only for a simulated Outlook: every real one refuses a manifest with http addresses. */
  readonly allowHttp?: boolean;
};

const VERSION = /^\d{1,5}\.\d{1,5}\.\d{1,5}$/u;
const PLACEHOLDER = /\{\{(\w+)\}\}/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escapeXml = (text: string): string => text.replaceAll(/[&<>"']/gu, (char) => ESCAPES[char] ?? char);

/** The address, or nothing when the text holds more than scheme, host and port. A slash at the end is forgiven. */
const textToOrigin = (text: string): URL | undefined => {
  const url = URL.parse(text);
  const isOrigin = url !== null && /^https?:$/u.test(url.protocol) && url.href === `${url.origin}/`;
  return isOrigin ? url : undefined;
};

/**
 * Gives the manifest of this installation as XML text.
 *
 * The product's version gets a leading 1 (0.4.2 becomes 1.0.4.2), because Outlook takes none below 1.0 and needs
 * a higher one for every change. A variant leads with a higher number (events 2, several mails 3, both 4): who changes to
 * it changes an add-in that is there already, and Outlook takes only what has a higher version.
 *
 * Errors: `outlook.origin_invalid`, `outlook.https_required`, `outlook.installation_id_invalid`,
 * `outlook.version_invalid`.
 * Source: https://learn.microsoft.com/javascript/api/manifest/version
 */
export const fillManifest = (template: string, values: ManifestValues): Result<string> => {
  const url = textToOrigin(values.origin);
  if (url === undefined) return fail('outlook.origin_invalid');
  if (url.protocol !== 'https:' && values.allowHttp !== true) return fail('outlook.https_required');
  if (!GUID.test(values.installationId)) return fail('outlook.installation_id_invalid');
  if (!VERSION.test(values.version)) return fail('outlook.version_invalid');

  const { events = false, multiSelect = false } = values;
  const filled: Readonly<Record<string, string>> = {
    origin: url.origin,
    installationId: values.installationId.toLowerCase(),
    version: `${1 + (events ? 1 : 0) + (multiSelect ? 2 : 0)}.${values.version}`,
  };
  const withHandler = events ? withEvents(template) : template;
  const variant = multiSelect ? withMultiSelect(withHandler) : withHandler;
  return ok(
    variant.replaceAll(PLACEHOLDER, (placeholder, name: string) => {
      const value = filled[name];
      if (value === undefined) throw new Error(`manifest.xml asks for ${placeholder}, which nobody fills`);
      return escapeXml(value);
    }),
  );
};
