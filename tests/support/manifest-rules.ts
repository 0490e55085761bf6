/**
 * The rules of the add-in manifest that clients enforce and the public schemas do not, or only half.
 *
 * Source: https://learn.microsoft.com/javascript/api/manifest
 */
import { everyElement, readXml, type XmlElement } from './xml-reader.ts';

export type ManifestProblem = {
  readonly rule:
    | 'size'
    | 'well-formed'
    | 'placeholder'
    | 'order'
    | 'guid'
    | 'version'
    | 'https'
    | 'domain'
    | 'resid'
    | 'unique-id'
    | 'icon-sizes'
    | 'mobile'
    | 'switch'
    | 'event';
  readonly detail: string;
};
type Rule = ManifestProblem['rule'];

/** What each element may contain, in the order in which it must come. Elements not listed hold nothing of interest. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    'Id',
    'AlternateId',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'FormSettings',
    'Permissions',
    'Rule',
    'DisableEntityHighlighting',
    'VersionOverrides',
  ],
  DesktopSettings: ['SourceLocation', 'RequestedHeight'],
  VersionOverrides: [
    'Description',
    'Requirements',
    'Hosts',
    'Resources',
    'WebApplicationInfo',
    'EquivalentAddins',
    'ExtendedPermissions',
    'VersionOverrides',
  ],
  Runtimes: ['Runtime'],
  Runtime: ['Override'],
  LaunchEvents: ['LaunchEvent'],
  Host: ['Runtimes', 'DesktopFormFactor', 'MobileFormFactor'],
  DesktopFormFactor: ['SupportsSharedFolders', 'FunctionFile', 'ExtensionPoint'],
  MobileFormFactor: ['FunctionFile', 'ExtensionPoint'],
  Group: ['Label', 'Control'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Supertip: ['Title', 'Description'],
  Action: ['SourceLocation', 'SupportsPinning', 'SupportsNoItemContext', 'SupportsMultiSelect'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
};

/** Which shelf of the resources each referring element takes its `resid` from. */
const SHELF: Readonly<Record<string, string>> = {
  'bt:Image': 'bt:Images',
  SourceLocation: 'bt:Urls',
  FunctionFile: 'bt:Urls',
  Runtime: 'bt:Urls',
  Override: 'bt:Urls',
  Label: 'bt:ShortStrings',
  Title: 'bt:ShortStrings',
  Description: 'bt:LongStrings',
};

const URL_ELEMENTS = new Set(['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'AppDomain', 'bt:Url']);
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Which task-pane switches each surface may have; the older overrides have none at all. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  MessageReadCommandSurface: ['SupportsPinning', 'SupportsNoItemContext', 'SupportsMultiSelect'],
  MessageComposeCommandSurface: ['SupportsPinning', 'SupportsMultiSelect'],
};

/** Events of messages that can be launched; only those of sending say how strict they are. */
const LAUNCHED = new Set([
  'OnNewMessageCompose',
  'OnMessageRecipientsChanged',
  'OnMessageAttachmentsChanged',
  'OnMessageCompose',
  'OnMessageFromChanged',
  'OnMessageSend',
]);
/** `SoftBlock` and `Block` keep mails back when the add-in cannot be run; Kontor never does. */
const SEND_MODES = new Set(['PromptUser']);

const MOBILE_SURFACE = 'MobileMessageReadCommandSurface';
const MOBILE_ICONS = 'bt:MobileIconList';
const MOBILE_PICTURES = ['25', '32', '48'].flatMap((size) =>
  ['1', '2', '3'].map((scale) => `${size}@${scale}`),
);

const textOf = (element: XmlElement, name: string): string =>
  element.children.find((child) => child.name === name)?.text ?? '';

/** The elements of one `VersionOverrides` without those of the one nested in it. */
const ownElements = (element: XmlElement): readonly XmlElement[] =>
  element.children.flatMap((child) =>
    child.name === 'VersionOverrides' ? [] : [child].concat(ownElements(child)),
  );

const isInOrder = (element: XmlElement): boolean => {
  const places = element.children.map((child) => ORDER[element.name]?.indexOf(child.name) ?? 0);
  return places.every((place, at) => place >= 0 && place >= (places[at - 1] ?? 0));
};

const urlsOf = (element: XmlElement): readonly string[] => {
  const isUrl =
    URL_ELEMENTS.has(element.name) ||
    (element.name === 'SourceLocation' && 'DefaultValue' in element.attributes) ||
    (element.name === 'bt:Image' && 'DefaultValue' in element.attributes);
  if (!isUrl) return [];
  const overrides = element.children.map((child) => child.attributes['Value'] ?? '');
  return [element.attributes['DefaultValue'] ?? element.text, ...overrides];
};

/** Events run in the runtime that is named for them, and never keep a mail back. */
const checkEvents = (
  elements: readonly XmlElement[],
  isNewer: boolean,
  report: (rule: Rule, detail: string) => void,
): void => {
  const runtimes = new Set(
    elements.filter(({ name }) => name === 'Runtime').map(({ attributes }) => attributes['resid']),
  );
  const points = elements.filter(
    ({ name, attributes }) => name === 'ExtensionPoint' && attributes['xsi:type'] === 'LaunchEvent',
  );
  if (runtimes.size > 0 && points.length === 0) report('event', 'a runtime that nothing runs in');
  for (const point of points) {
    if (!isNewer) report('event', 'launched in the older overrides');
    const page = point.children.find(({ name }) => name === 'SourceLocation')?.attributes['resid'];
    if (!runtimes.has(page)) report('event', `${page ?? 'nothing'} is no runtime`);
    const launched = ownElements(point).filter(({ name }) => name === 'LaunchEvent');
    if (launched.length === 0) report('event', 'no event at all');
    for (const { attributes } of launched) {
      const { Type: type = '', FunctionName: run = '', SendMode: mode } = attributes;
      if (!LAUNCHED.has(type)) report('event', `${type} is no event`);
      if (run === '') report('event', `${type} runs nothing`);
      const isFine = type.endsWith('Send') ? SEND_MODES.has(mode ?? '') : mode === undefined;
      if (!isFine) report('event', `${type} with ${mode ?? 'no mode'}`);
    }
  }
};

/**
 * Telephones know one surface, one kind of button without a tip, and want its picture in nine sizes.
 *
 * Source: https://learn.microsoft.com/office/dev/add-ins/outlook/add-mobile-support
 */
const checkMobile = (
  elements: readonly XmlElement[],
  isNewer: boolean,
  report: (rule: Rule, detail: string) => void,
): void => {
  const surfacesOf = (element: XmlElement): readonly XmlElement[] =>
    element.children.filter(({ name }) => name === 'ExtensionPoint');
  for (const factor of elements.filter(({ name }) => name === 'MobileFormFactor')) {
    if (!isNewer) report('mobile', 'named in the older overrides');
    for (const { attributes } of surfacesOf(factor))
      if (attributes['xsi:type'] !== MOBILE_SURFACE)
        report('mobile', `${attributes['xsi:type'] ?? 'nothing'} is no surface of telephones`);
    for (const control of ownElements(factor).filter(({ name }) => name === 'Control')) {
      if (control.attributes['xsi:type'] !== 'MobileButton') report('mobile', 'a button of the desktop');
      if (control.children.some(({ name }) => name === 'Supertip'))
        report('mobile', 'a tip, which nothing shows');
    }
    for (const icon of ownElements(factor).filter(({ name }) => name === 'Icon')) {
      const pictures = new Set(
        icon.children.map(({ attributes }) => `${attributes['size']}@${attributes['scale']}`),
      );
      const missing = MOBILE_PICTURES.filter((picture) => !pictures.has(picture));
      if (icon.attributes['xsi:type'] !== MOBILE_ICONS || missing.length > 0)
        report('mobile', `pictures: ${missing.join(', ')}`);
    }
  }
  for (const point of elements.filter(({ name }) => name === 'DesktopFormFactor').flatMap(surfacesOf))
    if (point.attributes['xsi:type'] === MOBILE_SURFACE)
      report('mobile', 'a surface of telephones on the desktop');
};

/** Problems of one `VersionOverrides`, which sees only its own resources and ids. */
const checkOverrides = (overrides: XmlElement, report: (rule: Rule, detail: string) => void): void => {
  const elements = ownElements(overrides);
  const isNewer = overrides.attributes['xsi:type'] === 'VersionOverridesV1_1';

  const shelves = elements.find((element) => element.name === 'Resources')?.children ?? [];
  for (const { name, attributes } of elements) {
    const resid = attributes['resid'];
    if (resid === undefined) continue;
    const shelf = shelves.find((candidate) => candidate.name === SHELF[name]);
    const isDefined = shelf?.children.some((child) => child.attributes['id'] === resid) === true;
    if (!isDefined)
      report('resid', `${name} refers to ${resid}, which ${SHELF[name] ?? 'no shelf'} does not hold`);
  }

  const seen = new Set<string>();
  for (const { name, attributes } of elements) {
    const id = attributes['id'];
    if (id === undefined || name === 'OfficeTab') continue;
    if (seen.has(id)) report('unique-id', id);
    if (id.length > 32) report('resid', `${id} has more than 32 characters`);
    seen.add(id);
  }

  for (const icon of elements.filter(
    ({ name, attributes }) => name === 'Icon' && attributes['xsi:type'] !== MOBILE_ICONS,
  )) {
    const sizes = new Set(icon.children.map((image) => image.attributes['size']));
    const missing = ['16', '32', '80'].filter((size) => !sizes.has(size));
    if (missing.length > 0) report('icon-sizes', missing.join(', '));
  }

  checkEvents(elements, isNewer, report);
  checkMobile(elements, isNewer, report);

  for (const point of elements.filter((element) => element.name === 'ExtensionPoint')) {
    const surface = point.attributes['xsi:type'] ?? '';
    const switches = ownElements(point).filter((element) => element.name.startsWith('Supports'));
    for (const { name } of switches) {
      if (!isNewer || SWITCHES[surface]?.includes(name) !== true) report('switch', `${name} on ${surface}`);
    }
  }
};

/**
 * Lists what a mail client would refuse, nothing when all is well.
 *
 * `ownOrigin` is where the add-in is served; pages of other origins must be named under `AppDomains`.
 */
export const checkManifest = (xml: string, ownOrigin: string): readonly ManifestProblem[] => {
  const problems: ManifestProblem[] = [];
  const report = (rule: Rule, detail: string): void => {
    problems.push({ rule, detail });
  };

  if (Buffer.byteLength(xml) > 256 * 1024) report('size', `${Buffer.byteLength(xml)} bytes`);
  if (/\{\{|\}\}/u.test(xml)) report('placeholder', 'something is left to fill in');

  let root: XmlElement;
  try {
    root = readXml(xml);
  } catch (error) {
    report('well-formed', String(error));
    return problems;
  }

  const elements = everyElement(root);
  for (const element of elements) {
    if (!isInOrder(element)) report('order', element.name);
    for (const text of urlsOf(element)) {
      if (URL.parse(text)?.protocol !== 'https:') report('https', `${element.name} ${text}`);
    }
  }

  if (!GUID.test(textOf(root, 'Id'))) report('guid', textOf(root, 'Id'));
  if (!/^[1-9]\d{0,4}(\.\d{1,5}){3}$/u.test(textOf(root, 'Version')))
    report('version', textOf(root, 'Version'));

  const domains = new Set([
    ownOrigin,
    ...elements.filter(({ name }) => name === 'AppDomain').map(({ text }) => text),
  ]);
  const pages = elements.filter((element) => element.name === 'SourceLocation' || element.name === 'bt:Url');
  for (const page of pages.flatMap(urlsOf)) {
    const origin = URL.parse(page)?.origin ?? '';
    if (!domains.has(origin)) report('domain', page);
  }

  for (const element of elements.filter(({ name }) => name === 'VersionOverrides'))
    checkOverrides(element, report);
  return problems;
};
