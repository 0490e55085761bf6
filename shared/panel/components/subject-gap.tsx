/** The program around the panel did not give all of what is being written: why, and how to go on. */
import { useState } from 'preact/hooks';
import { usePanel } from '../panel-context.ts';
import type { Subject } from '../panel-host.ts';
import { FailureLine } from './failure-line.tsx';

export const SubjectGap = ({ subject }: { subject: Subject }) => {
  const { host, t } = usePanel();
  const [isAsking, setAsking] = useState(false);
  const gap = 'gap' in subject ? subject.gap : undefined;
  if (!gap) return null;
  const askAgain = async () => {
    setAsking(true);
    await host.readAgain?.();
    setAsking(false);
  };
  return (
    <section class="kp-card">
      <FailureLine what={t('gap.people')} failure={gap} isTrying={isAsking} onRetry={() => void askAgain()} />
    </section>
  );
};
