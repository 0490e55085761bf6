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

/** By its address the page knows that it may stand beside several mails; the newer overrides come last in the file. */
const READ_PAGE = 'taskpane.html?surface=read';
const SEVERAL_PAGE = `${READ_PAGE}&amp;multiselect=1`;

/** The template for several selected mails, with or without events. */
export const withMultiSelect = (template: string): string => {
  const switched = replaceOnce(replaceOnce(template, PERMISSION, MORE_PERMISSION), NO_ITEM, SELECTION);
  const at = switched.lastIndexOf(READ_PAGE);
  return switched.slice(0, at) + SEVERAL_PAGE + switched.slice(at + READ_PAGE.length);
};
