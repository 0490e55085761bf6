/** An instant in the user's words, in full on hover and for screen readers that ask. */
import { usePanel } from '../panel-context.ts';

export const When = ({ instant, dayOnly }: { instant: string; dayOnly?: boolean }) => {
  const { formats, now } = usePanel();
  const text = dayOnly ? formats.dayOf(instant, now.value) : formats.when(instant, now.value);
  return (
    <time dateTime={instant} title={formats.full(instant)}>
      {text}
    </time>
  );
};
