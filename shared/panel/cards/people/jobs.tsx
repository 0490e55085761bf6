/** Jobs in one list, those of today first, earlier ones behind a fold; seen from the person or from the company. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownEmployment } from '../../../domain/employment.ts';
import { DisclosureButton } from '../../components/disclosure-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { usePanel } from '../../panel-context.ts';
import { JobEditor } from './job-editor.view.tsx';
import { formerOf, jobChange, jobEnd, presentOf } from './ties.model.ts';
import { useTieTexts } from './ties-texts.ts';

type Props = {
  readonly jobs: readonly ShownEmployment[];
  /** Which end is named: the company where a person is shown, and the other way round. */
  readonly names: 'company' | 'person';
  readonly place: string;
  readonly nameOf: (id: string) => string | undefined;
};

const JobRow = ({ job, names, place, nameOf }: Omit<Props, 'jobs'> & { job: ShownEmployment }) => {
  const { session, changes, formats, now } = usePanel();
  const t = useTieTexts();
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const pencil = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!isOpen && wasOpen.current) pencil.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const today = formats.today(now.value);
  const id = names === 'company' ? job.companyId : job.personId;
  const name = (names === 'company' ? job.companyName : job.personName) || nameOf(id) || t('unnamed');
  const save = (args: ReturnType<typeof jobChange>, savedText: string): void => {
    setOpen(false);
    if (args) changes.save(place, name, [changes.envelope('employment.update', args)], { savedText });
  };
  if (isOpen)
    return (
      <li>
        <p class="kp-tie-name">{name}</p>
        <JobEditor
          job={job}
          name={name}
          onCancel={() => setOpen(false)}
          onEnd={() => save(jobEnd(job, today), t('ended_saved'))}
          onRemove={() => {
            setOpen(false);
            changes.save(place, name, [changes.envelope('employment.delete', { id: job.id })], {
              savedText: t('removed'),
            });
          }}
          onSave={(begun, edit) => save(jobChange(job.id, begun, edit), t('saved'))}
        />
      </li>
    );
  const details = [
    job.jobTitle,
    job.buyingRole === '' ? '' : t(`buying_${job.buyingRole}`),
    job.fromDay ? t('since', { day: formats.day(job.fromDay, today) }) : '',
    job.toDay ? t('until', { day: formats.day(job.toDay, today) }) : '',
  ];
  return (
    <li class="kp-tie">
      <div class="kp-tie-words">
        <button
          type="button"
          class="kp-link"
          onClick={() => session.open(names === 'company' ? { company: id } : { person: id })}
        >
          {name}
        </button>
        <span class="kp-tie-detail">{details.filter(Boolean).join(' · ')}</span>
      </div>
      <button
        ref={pencil}
        type="button"
        class="kp-icon-button"
        aria-label={t('job_edit', { name })}
        title={t('job_edit', { name })}
        onClick={() => setOpen(true)}
      >
        <Icon name="pencil" />
      </button>
    </li>
  );
};

export const Jobs = ({ jobs, ...row }: Props) => {
  const t = useTieTexts();
  const [isPastShown, setPastShown] = useState(false);
  const [present, former] = [presentOf(jobs), formerOf(jobs)];
  const count = former.length;
  return (
    <>
      {present.length > 0 ? (
        <ul class="kp-plain">
          {present.map((job) => (
            <JobRow key={job.id} job={job} {...row} />
          ))}
        </ul>
      ) : null}
      {count > 0 ? (
        <div class="kp-tie-former">
          <DisclosureButton
            open={isPastShown}
            controls="kp-former"
            onToggle={() => setPastShown(!isPastShown)}
          >
            {row.names === 'company' ? t('former_jobs', { count }) : t('former_people', { count })}
          </DisclosureButton>
          {isPastShown ? (
            <ul class="kp-plain" id="kp-former">
              {former.map((job) => (
                <JobRow key={job.id} job={job} {...row} />
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </>
  );
};
