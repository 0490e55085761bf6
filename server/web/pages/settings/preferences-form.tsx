import type { ComponentChild } from 'preact';
import { useId } from 'preact/hooks';
import type { Preferences } from '#shared/domain/user.ts';
import { useApp } from '../../state/app-context.ts';
import { translatorFor, useTexts } from '../../state/texts.ts';
import { settingsTexts } from './settings-texts.ts';

type ChoiceProps<K extends keyof Preferences> = {
  name: K;
  label: string;
  hint?: ComponentChild;
  options: readonly (readonly [Preferences[K] & string, string])[];
  choose: (set: Partial<Preferences>) => void;
};

const Choice = <K extends keyof Preferences>({ name, label, hint, options, choose }: ChoiceProps<K>) => {
  const id = useId();
  const { preferences } = useApp();
  return (
    <div class="w-field">
      <label for={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={preferences.value[name] as string}
        aria-describedby={`${id}-hint`}
        onChange={(event) => choose({ [name]: event.currentTarget.value })}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <div id={`${id}-hint`} class="w-hint">
        {hint}
      </div>
    </div>
  );
};

type TickProps = { isOn: boolean; label: string; hint: string; turn: (on: boolean) => void };

const Tick = ({ isOn, label, hint, turn }: TickProps) => {
  const id = useId();
  return (
    <div class="w-tick">
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        aria-describedby={`${id}-hint`}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <div id={`${id}-hint`} class="w-hint">
        {hint}
      </div>
    </div>
  );
};

const Notifications = ({ choose }: { choose: (set: Partial<Preferences>) => void }) => {
  const { preferences } = useApp();
  const t = useTexts(settingsTexts);
  const turn = async (on: boolean): Promise<void> => {
    // The browser asks only here, after a click that wants it.
    if (on && 'Notification' in window && Notification.permission === 'default')
      await Notification.requestPermission();
    choose({ notifications: on });
  };
  const isBlocked = 'Notification' in window && Notification.permission === 'denied';
  return (
    <Tick
      isOn={preferences.value.notifications}
      label={t('settings.notifications')}
      hint={t(isBlocked ? 'settings.notifications_blocked' : 'settings.notifications_hint')}
      turn={(on) => void turn(on)}
    />
  );
};

/** Each choice is kept the moment it is made, with its way back. */
export const PreferencesForm = () => {
  const { preferences, setPreferences, notices, voice } = useApp();
  const t = useTexts(settingsTexts);
  const choose = async (set: Partial<Preferences>): Promise<void> => {
    const before = preferences.value;
    const result = await setPreferences(set);
    if (!result.ok) notices.showFailure(result);
    // In the language that was chosen just now.
    else
      notices.show({
        text: translatorFor(settingsTexts, voice.value)('settings.saved'),
        undo: () => setPreferences(before),
      });
  };
  const keep = (set: Partial<Preferences>): void => void choose(set);
  return (
    <section aria-labelledby="preferences">
      <h2 id="preferences">{t('settings.preferences')}</h2>
      <Choice
        name="locale"
        label={t('settings.locale')}
        options={[
          ['de', 'Deutsch'],
          ['en', 'English'],
        ]}
        choose={keep}
      />
      {preferences.value.locale === 'de' ? (
        <Choice
          name="addressForm"
          label={t('settings.address_form')}
          options={[
            ['sie', t('settings.address_form_sie')],
            ['du', t('settings.address_form_du')],
          ]}
          choose={keep}
        />
      ) : null}
      <Choice
        name="theme"
        label={t('settings.theme')}
        options={[
          ['system', t('settings.theme_system')],
          ['light', t('settings.theme_light')],
          ['dark', t('settings.theme_dark')],
        ]}
        choose={keep}
      />
      <Choice
        name="visibility"
        label={t('settings.visibility')}
        hint={t('settings.visibility_hint')}
        options={[
          ['private', t('settings.visibility_private')],
          ['team', t('settings.visibility_team')],
          ['all', t('settings.visibility_all')],
        ]}
        choose={keep}
      />
      <Notifications choose={keep} />
      <Tick
        isOn={preferences.value.singleKeys}
        label={t('settings.single_keys')}
        hint={t('settings.single_keys_hint')}
        turn={(on) => keep({ singleKeys: on })}
      />
      <Tick
        isOn={preferences.value.outlookCategory}
        label={t('settings.outlook_category')}
        hint={t('settings.outlook_category_hint')}
        turn={(on) => keep({ outlookCategory: on })}
      />
    </section>
  );
};
