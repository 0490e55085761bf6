/** Mail addresses whose domain is probably mistyped: `gmial.com` for `gmail.com`. Syntax alone is `isEmailAddress`. */

/** Providers many people have; each ending is looked at by itself. */
const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  gmail: ['com'],
  googlemail: ['com'],
  outlook: ['com', 'de', 'at'],
  hotmail: ['com', 'de', 'ch'],
  yahoo: ['com', 'de'],
  icloud: ['com'],
  't-online': ['de'],
  freenet: ['de'],
  posteo: ['de'],
  bluewin: ['ch'],
};
/** One letter away from a provider, and somebody's own. */
const OWN = new Set(['mail', 'ymail', 'email', 'cloud', 'rmail', 'fmail']);
/** No country and no word ends like that. */
const ENDINGS: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  vom: 'com',
  xom: 'com',
  coom: 'com',
  dee: 'de',
  dde: 'de',
  ed: 'de',
  nett: 'net',
  ner: 'net',
  ogr: 'org',
};

/** One letter more, less, another or two changed over. */
const isOneOff = (typed: string, meant: string): boolean => {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  const [rest, wanted] = [typed.slice(at), meant.slice(at)];
  return (
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2))
  );
};

/** The address that was probably meant; empty where nothing speaks against what was typed. */
export const meantEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1).toLowerCase();
  const dot = domain.lastIndexOf('.');
  if (at < 1 || dot < 1) return '';
  const [name, ending] = [domain.slice(0, dot), domain.slice(dot + 1)];
  const meantEnding = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending]! : ending;
  const provider = OWN.has(name)
    ? undefined
    : Object.keys(PROVIDERS).find((one) => PROVIDERS[one]!.includes(meantEnding) && isOneOff(name, one));
  const meant = `${provider ?? name}.${meantEnding}`;
  return meant === domain ? '' : `${email.slice(0, at)}@${meant}`;
};
