/** Looking into a document that may be of any size: each step is counted, whatever a page is made of. Runs inside pages. */

/** The node after `node` in reading order, within `root`; null behind the last. */
export const nextNode = (node: Node, root: Node, isPassed = false): Node | null => {
  if (!isPassed && node.firstChild !== null) return node.firstChild;
  let up: Node | null = node;
  while (up !== null && up !== root) {
    if (up.nextSibling !== null) return up.nextSibling;
    up = up.parentNode;
  }
  return null;
};

const ELEMENT = 1;
const TEXT = 3;

/** Elements within `root`, itself included, in reading order; at most `max` nodes are looked at. */
export function* elementsWithin(root: Node, max: number): Generator<Element> {
  let node: Node | null = root;
  for (let left = max; node !== null && left > 0; left -= 1) {
    if (node.nodeType === ELEMENT) yield node as Element;
    node = nextNode(node, root);
  }
}

const TEXT_NODES_MAX = 200;

/** The beginning of an element's text. */
export const textOf = (element: Node, max: number): string => {
  let text = '';
  let node: Node | null = element;
  for (let left = TEXT_NODES_MAX; node !== null && left > 0 && text.length < max; left -= 1) {
    if (node.nodeType === TEXT) text += (node.nodeValue ?? '').slice(0, max);
    node = nextNode(node, element);
  }
  return text.slice(0, max);
};

/** The first and the last elements of a name: what is looked for stands at one end of a page more often than inside. */
export function* bothEnds(document: Document, name: string, max: number): Generator<Element> {
  const all = document.getElementsByTagName(name);
  const half = Math.ceil(max / 2);
  for (let at = 0; at < Math.min(all.length, half); at += 1) yield all[at] as Element;
  for (let at = Math.max(half, all.length - half); at < all.length; at += 1) yield all[at] as Element;
}
