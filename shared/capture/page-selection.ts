/** The text that is marked on a page, with an end of line at each block. Bounded: a page may mark all of itself. */
import { nextNode } from './bounded-dom.ts';
import { isBlock } from './page-text.ts';

const NODES_MAX = 3_000;
const CHARS_MAX = 5_000;
const TEXT = 3;

export const readSelection = (document: Document): string => {
  const selection = document.getSelection?.() ?? null;
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return '';
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  let node: Node | null =
    startContainer.nodeType === TEXT
      ? startContainer
      : (startContainer.childNodes[startOffset] ?? startContainer);
  const end = endContainer.nodeType === TEXT ? endContainer : (endContainer.childNodes[endOffset] ?? null);
  let text = '';
  for (let left = NODES_MAX; node !== null && left > 0 && text.length < CHARS_MAX; left -= 1) {
    if (node === end && node.nodeType !== TEXT) break;
    if (node.nodeType === TEXT) {
      const from = node === startContainer ? startOffset : 0;
      const to = node === endContainer ? endOffset : from + CHARS_MAX;
      text += (node.nodeValue ?? '').slice(from, to).replace(/\s+/gu, ' ');
    } else if (isBlock(node)) text += '\n';
    if (node === endContainer && node.nodeType === TEXT) break;
    const next: Node | null = nextNode(node, document);
    if (
      next !== null &&
      next.parentNode !== node.parentNode &&
      node.parentNode !== null &&
      isBlock(node.parentNode) &&
      next.parentNode !== node
    )
      text += '\n';
    node = next;
  }
  return text
    .slice(0, CHARS_MAX)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
};
