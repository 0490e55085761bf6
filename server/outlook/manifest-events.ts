/**
 * The parts of the manifest by which Outlook runs Kontor's handler when a mail is sent. Each stands at a place the template
 * names. Permissions stay the same; an administrator has to agree to events all the same, and only a deployment by one
 * runs them.
 *
 * Source: https://learn.microsoft.com/office/dev/add-ins/outlook/onmessagesend-onappointmentsend-events
 */

const RUNTIMES_PLACE = '<!-- Place of Runtimes in a variant that reacts to events. -->';
const LAUNCH_PLACE = '<!-- Place of the LaunchEvent extension point in a variant that reacts to events. -->';
const FUNCTIONS_PLACE = '<SupportsSharedFolders>true</SupportsSharedFolders>';
const URLS_END = '</bt:Urls>';

const RUNTIMES = `<Runtimes>
            <Runtime resid="Events.Html">
              <Override type="javascript" resid="Events.Js"/>
            </Runtime>
          </Runtimes>`;
const FUNCTIONS = `${FUNCTIONS_PLACE}
            <FunctionFile resid="Events.Html"/>`;
/** `PromptUser` never keeps a mail back where the handler cannot be run. */
const LAUNCH = `<ExtensionPoint xsi:type="LaunchEvent">
              <LaunchEvents>
                <LaunchEvent Type="OnMessageSend" FunctionName="onMessageSend" SendMode="PromptUser"/>
              </LaunchEvents>
              <SourceLocation resid="Events.Html"/>
            </ExtensionPoint>`;
const URLS = `  <bt:Url id="Events.Html" DefaultValue="{{origin}}/outlook/events.html"/>
          <bt:Url id="Events.Js" DefaultValue="{{origin}}/outlook/events.js"/>
        `;

/** Throws where the template has no such place, or several: that is a fault of ours. */
export const replaceOnce = (template: string, place: string, by: string): string => {
  const parts = template.split(place);
  if (parts.length !== 2) throw new Error(`manifest.xml has ${parts.length - 1} places for ${place}`);
  return parts.join(by);
};

/** The template with events in the newer overrides; their resources come last in the file. */
export const withEvents = (template: string): string => {
  const withPoints = [
    [RUNTIMES_PLACE, RUNTIMES],
    [FUNCTIONS_PLACE, FUNCTIONS],
    [LAUNCH_PLACE, LAUNCH],
  ].reduce((text, [place, by]) => replaceOnce(text, place!, by!), template);
  const end = withPoints.lastIndexOf(URLS_END);
  return withPoints.slice(0, end) + URLS + withPoints.slice(end);
};
