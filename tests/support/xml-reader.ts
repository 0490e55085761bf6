/**
 * A strict reader for the XML the project writes itself: elements, attributes, text, comments, the five named
 * entities. What it does not know (CDATA, DTD, processing instructions inside) is an error, not a guess.
 */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The character data directly inside, trimmed. */
  readonly text: string;
};

type OpenElement = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };

const TOKEN =
  /<!--(?:(?!--)[\s\S])*-->|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>|[^<]+/gu;
const ATTRIBUTE = /([\w.:-]+)="([^"]*)"/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replaceAll(/&(\w*);?/gu, (entity, name: string) => {
    const char = ENTITIES[name];
    if (char === undefined || entity !== `&${name};`) throw new Error(`unknown entity ${entity}`);
    return char;
  });

const textToAttributes = (text: string): Record<string, string> => {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name in attributes) throw new Error(`attribute ${name} twice`);
    attributes[name] = decode(value);
  }
  return attributes;
};

/** Gives the root element. Throws on anything that is not well-formed. */
export const readXml = (xml: string): XmlElement => {
  const body = xml.replace(/^<\?xml [^>]*\?>/u, '');
  const document: OpenElement = { name: '#document', attributes: {}, children: [], text: '' };
  const open: OpenElement[] = [document];
  let end = 0;
  for (const match of body.matchAll(TOKEN)) {
    if (match.index !== end) throw new Error(`not well-formed: ${body.slice(end, end + 40)}`);
    end = match.index + match[0].length;
    const [token, isClosing, name, attributes = '', isEmpty] = match;
    const current = open.at(-1) ?? document;
    if (token.startsWith('<!--')) continue;
    if (name === undefined) {
      current.text += decode(token);
    } else if (isClosing === '/') {
      if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>`);
      current.text = current.text.trim();
      open.pop();
    } else {
      const element: OpenElement = { name, attributes: textToAttributes(attributes), children: [], text: '' };
      current.children.push(element);
      if (isEmpty !== '/') open.push(element);
    }
  }
  const [root] = document.children;
  const isWhole = end === body.length && open.length === 1 && document.children.length === 1;
  if (!isWhole || root === undefined || document.text.trim() !== '') throw new Error('not one whole element');
  return root;
};

/** The element itself and everything below it, in document order. */
export const everyElement = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...element.children.flatMap(everyElement),
];
