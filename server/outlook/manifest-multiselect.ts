/**
 * The parts of the manifest by which the pane stays open while several mails are selected, and may read each of them. That
 * takes the right to the whole mailbox: an administrator has to agree to it anew.
 *
 * Source: https://learn.microsoft.com/office/dev/add-ins/outlook/item-multi-select
 */
import { replaceOnce } from './manifest-events.ts';

const PERMISSION = '<Permissions>ReadWriteItem</Permissions>';
const MORE_PERMISSION = '<Permissions>ReadWriteMailbox</Permissions>';
/** It stands once, beside a mail that is read; the new switch is the last of the three. */
const NO_ITEM = '<SupportsNoItemContext>true</SupportsNoItemContext>';
const SELECTION = `${NO_ITEM}
                      <SupportsMultiSelect>true</SupportsMultiSelect>`;

/** The template for several selected mails, with or without events. */
export const withMultiSelect = (template: string): string =>
  replaceOnce(replaceOnce(template, PERMISSION, MORE_PERMISSION), NO_ITEM, SELECTION);
