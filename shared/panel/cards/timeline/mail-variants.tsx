/** Other versions of a mail, as colleagues kept them: each with its own text and files. */
import type { CallOutput } from '../../../api/client.ts';
import { When } from '../../components/when.tsx';
import { usePanel } from '../../panel-context.ts';
import { Fold } from './fold.tsx';
import { MailContent } from './mail-content.view.tsx';

type Props = {
  readonly activityId: string;
  readonly subject: string;
  readonly variants: CallOutput<'activity'>['variants'];
};

export const MailVariants = ({ activityId, subject, variants }: Props) => {
  const { t } = usePanel();
  if (variants.length === 0) return null;
  return (
    <>
      <p class="kp-faint">{t('item.variants', { count: variants.length })}</p>
      {variants.map(({ id, byName, loggedAt, mail }) => (
        <Fold
          key={id}
          label={
            <>
              {t('item.variant', { name: byName })} <When instant={loggedAt} />
            </>
          }
        >
          <div class="kp-variant">
            {mail.subject === subject ? null : <p class="kp-faint">{mail.subject}</p>}
            <MailContent activityId={activityId} mail={mail} />
          </div>
        </Fold>
      ))}
    </>
  );
};
