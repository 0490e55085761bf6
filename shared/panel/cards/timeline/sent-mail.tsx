/**
 * A mail as it was sent. Foreign markup: cleaned by DOMPurify, then shown in a frame that has no scripts, no origin,
 * no network (its own policy forbids everything but embedded pictures). Links are no links; their address stands beside.
 */
import DOMPurify from 'dompurify';
import { useMemo } from 'preact/hooks';
import { usePanel } from '../../panel-context.ts';

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

const showAddresses = (body: ParentNode): void => {
  for (const link of body.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    link.removeAttribute('href');
    link.removeAttribute('target');
    if (href && link.textContent?.trim() !== href) link.append(` <${href}>`);
  }
};

const hideRemotePictures = (body: ParentNode): number => {
  let hidden = 0;
  for (const image of body.querySelectorAll('img')) {
    if (/^data:image\//i.test(image.getAttribute('src') ?? '')) continue;
    hidden += 1;
    image.replaceWith(image.alt ? `[${image.alt}]` : '');
  }
  return hidden;
};

/** A whole page for the frame, and how many pictures from outside were left out. Errors: throws where nothing can be cleaned. */
export const cleanMail = (html: string): { readonly page: string; readonly hiddenPictures: number } => {
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
  const hiddenPictures = hideRemotePictures(body);
  showAddresses(body);
  const head = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  return { page: head + body.innerHTML, hiddenPictures };
};

export const SentMail = ({ html, title }: { html: string; title: string }) => {
  const { t } = usePanel();
  const { page, hiddenPictures } = useMemo(() => cleanMail(html), [html]);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Without `tabindex` Outlook's own key handling would skip the frame. */}
      <iframe class="kp-sent-mail" sandbox="" srcDoc={page} title={title || t('item.as_sent')} tabIndex={0} />
      <p class="kp-faint">
        {t('item.links_shown')}
        {hiddenPictures > 0 ? ` ${t('item.pictures_hidden', { count: hiddenPictures })}` : ''}
      </p>
    </>
  );
};
