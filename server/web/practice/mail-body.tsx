import createDOMPurify from 'dompurify';
import { useEffect, useRef } from 'preact/hooks';
import type { OpenMail } from './practice-mail.ts';

/** Inline pictures (`cid:`) become addresses of their bytes; gives what to release afterwards. */
const showInlinePictures = (root: ParentNode, mail: OpenMail): string[] => {
  const made: string[] = [];
  for (const image of root.querySelectorAll('img')) {
    const contentId = image.getAttribute('data-cid');
    const file = mail.files.find((each) => each.contentId !== undefined && each.contentId === contentId);
    if (!file) {
      image.remove();
      continue;
    }
    const url = URL.createObjectURL(new Blob([file.bytes()], { type: file.contentType }));
    made.push(url);
    image.src = url;
  }
  return made;
};

const HtmlBody = ({ mail }: { mail: OpenMail }) => {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = element.current;
    if (!place) return undefined;
    const html = mail.mail.html.replaceAll(/src="cid:([^"]+)"/g, 'data-cid="$1"');
    const clean = createDOMPurify(window).sanitize(html, {
      RETURN_DOM_FRAGMENT: true,
      FORBID_ATTR: ['style', 'src', 'srcset', 'background'],
      FORBID_TAGS: ['style', 'form', 'input', 'button'],
    });
    const made = showInlinePictures(clean, mail);
    for (const link of clean.querySelectorAll('a')) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    }
    place.replaceChildren(clean);
    return () => {
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [mail]);
  return <div ref={element} class="p-html" />;
};

/** The words of a mail: its HTML sanitised, else its text. */
export const MailBody = ({ mail }: { mail: OpenMail }) =>
  mail.mail.html ? <HtmlBody mail={mail} /> : <div class="p-text">{mail.mail.text}</div>;
