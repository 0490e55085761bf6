/**
 * A mail as it was sent. Foreign markup: cleaned by DOMPurify, then shown in a frame that has no scripts, no origin,
 * no network (its own policy forbids everything but embedded pictures). Links are no links; their address stands beside.
 */
import DOMPurify from 'dompurify';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Mail } from '../../../domain/mail.ts';
import { Placeholder } from '../../components/placeholder.tsx';
import { usePanel } from '../../panel-context.ts';
import { contentKey, picturesOf, readPictures } from './sent-pictures.ts';
import type { Pictures } from './sent-pictures.ts';

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

const showAddresses = (body: ParentNode): void => {
  for (const link of body.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    link.removeAttribute('href');
    link.removeAttribute('target');
    if (href && link.textContent?.trim() !== href) link.append(` <${href}>`);
  }
};

type LeftOut = {
  /** From the internet. */
  readonly remote: number;
  /** Of the text, but not kept with the mail. */
  readonly missing: number;
};

/** Draws what was kept with the mail and leaves out everything else. */
const showPictures = (body: ParentNode, pictures: Pictures): LeftOut => {
  let [remote, missing] = [0, 0];
  for (const image of body.querySelectorAll('img')) {
    const source = (image.getAttribute('src') ?? '').trim();
    if (/^data:image\//i.test(source)) continue;
    const kept = /^cid:/i.test(source) ? pictures.get(contentKey(source)) : undefined;
    if (kept) {
      image.setAttribute('src', kept);
      continue;
    }
    if (/^cid:/i.test(source)) missing += 1;
    else if (/^(?:https?:)?\/\//i.test(source)) remote += 1;
    image.replaceWith(image.alt ? `[${image.alt}]` : '');
  }
  return { remote, missing };
};

/** A whole page for the frame, and how many pictures were left out. Errors: throws where nothing can be cleaned. */
export const cleanMail = (html: string, pictures: Pictures): LeftOut & { readonly page: string } => {
  if (!DOMPurify.isSupported) throw new Error('Markup cannot be cleaned in this browser.');
  const body = DOMPurify.sanitize(html, {
    RETURN_DOM: true as const,
    FORBID_TAGS: [
      'style',
      'form',
      'input',
      'button',
      'select',
      'textarea',
      'svg',
      'math',
      'audio',
      'video',
      'source',
      'base',
      'link',
    ],
    FORBID_ATTR: ['srcset', 'background', 'ping', 'id', 'class'],
    ALLOW_DATA_ATTR: false,
  }) as HTMLElement;
  const leftOut = showPictures(body, pictures);
  showAddresses(body);
  const head = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  return { page: head + body.innerHTML, ...leftOut };
};

const NO_PICTURES: Pictures = new Map();

/** Null until all that were kept are there: the frame is filled once. */
const usePictures = (activityId: string, mail: Mail): Pictures | null => {
  const { api } = usePanel();
  const files = useMemo(() => picturesOf(mail), [mail]);
  const [pictures, setPictures] = useState<Pictures | null>(files.length === 0 ? NO_PICTURES : null);
  useEffect(() => {
    let isLeft = false;
    if (files.length === 0) return undefined;
    void readPictures(api, activityId, files).then((read) => {
      if (!isLeft) setPictures(read);
    });
    return () => {
      isLeft = true;
    };
  }, [api, activityId, files]);
  return pictures;
};

type FrameProps = { readonly mail: Mail; readonly pictures: Pictures };

const Frame = ({ mail, pictures }: FrameProps) => {
  const { t } = usePanel();
  const { page, remote, missing } = useMemo(() => cleanMail(mail.html, pictures), [mail, pictures]);
  const title = mail.subject || t('item.as_sent');
  const notes = [
    t('item.links_shown'),
    remote > 0 ? t('item.pictures_hidden', { count: remote }) : '',
    missing > 0 ? t('item.pictures_missing', { count: missing }) : '',
  ];
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Without `tabindex` Outlook's own key handling would skip the frame. */}
      <iframe class="kp-sent-mail" sandbox="" srcDoc={page} title={title} tabIndex={0} />
      <p class="kp-faint">{notes.filter(Boolean).join(' ')}</p>
    </>
  );
};

export const SentMail = ({ activityId, mail }: { activityId: string; mail: Mail }) => {
  const pictures = usePictures(activityId, mail);
  return pictures ? <Frame mail={mail} pictures={pictures} /> : <Placeholder lines={[30, 34, 22]} />;
};
