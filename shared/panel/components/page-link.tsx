/** The web page something was written beside: its title is its name, and stays text. */
import type { KeptPage } from '../../domain/kept-page.ts';
import { usePanel } from '../panel-context.ts';
import { HostLink } from './host-link.tsx';
import { Icon } from './icon.tsx';

export const PageLink = ({ page, isShort }: { page: KeptPage | null | undefined; isShort?: boolean }) => {
  const { t } = usePanel();
  if (!page) return null;
  const name = t('page_link', { title: page.title || page.url });
  return isShort ? (
    <HostLink href={page.url} label={name} title={name}>
      <Icon name="web" />
    </HostLink>
  ) : (
    <p class="kp-break">
      <HostLink href={page.url} title={page.url}>
        <Icon name="web" /> {page.title || page.url}
      </HostLink>
    </p>
  );
};
