/** A real link that the host opens, because a frame may not: telephone, mail, web, Kontor's own pages. */
import type { ComponentChildren } from 'preact';
import { usePanel } from '../panel-context.ts';

type Props = {
  readonly href: string;
  readonly label?: string;
  readonly title?: string;
  readonly class?: string;
  readonly onOpen?: () => void;
  readonly children: ComponentChildren;
};

const SAFE = /^(?:https?:\/\/|mailto:|tel:|\/)/i;

export const HostLink = ({ href, label, title, class: className, onOpen, children }: Props) => {
  const { host } = usePanel();
  if (!SAFE.test(href)) return <span class={className}>{children}</span>;
  return (
    <a
      href={href}
      class={className ?? 'kp-link'}
      aria-label={label}
      title={title}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        event.preventDefault();
        host.openUrl(href);
        onOpen?.();
      }}
    >
      {children}
    </a>
  );
};
