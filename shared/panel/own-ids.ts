/** One page holds several trees: its own, the panel's, a question's. Each counts its ids from the same beginning. */
import type { VNode } from 'preact';

let trees = 0;

/**
 * The same tree, in which `useId` gives ids that no other tree of the page has. It is what Preact itself marks the
 * parts of a page with that the server renders one by one (`_mask`, `__m` in its builds).
 */
export const withOwnIds = (tree: VNode): VNode => {
  trees += 1;
  return Object.assign(tree, { __m: [trees, 0] });
};
