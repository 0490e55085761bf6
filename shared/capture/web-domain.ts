/**
 * Which organisation a host name stands for. Holds the public suffix list (110 kB gzipped through tldts), so the
 * panel never imports this module: server and background scripts only.
 */
import { getDomain, getDomainWithoutSuffix } from 'tldts';

/** Mail hosts open to everyone: the domain says nothing about the writer's company. */
const FREE_MAIL: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.de outlook.at hotmail.com hotmail.de hotmail.at hotmail.ch ' +
    'hotmail.fr hotmail.it hotmail.co.uk live.com live.de live.at live.nl live.fr live.co.uk msn.com ' +
    'gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.eu gmx.info gmx.org gmx.biz gmx.li web.de email.de mail.de ' +
    't-online.de magenta.de freenet.de freenetmail.de arcor.de vodafonemail.de vodafone.de 1und1.de online.de onlinehome.de ' +
    'kabelmail.de unitybox.de versanet.de osnanet.de ewetel.net ewe.net netcologne.de kabelbw.de alice.de alice-dsl.net ' +
    'o2mail.de o2online.de posteo.de posteo.net posteo.at posteo.ch mailbox.org mail.com email.com firemail.de ' +
    'tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me systemli.org riseup.net ' +
    'protonmail.com protonmail.ch proton.me pm.me icloud.com me.com mac.com aol.com aol.de aim.com ' +
    'yahoo.com yahoo.de yahoo.at yahoo.fr yahoo.it yahoo.es yahoo.co.uk ymail.com rocketmail.com ' +
    'aon.at chello.at a1.net drei.at utanet.at kabsi.at inode.at eunet.at liwest.at ' +
    'bluewin.ch sunrise.ch hispeed.ch swissonline.ch vtxmail.ch romandie.com ' +
    'orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it alice.it tiscali.it tin.it ' +
    'ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl xs4all.nl telenet.be skynet.be ' +
    'wp.pl o2.pl onet.pl interia.pl op.pl seznam.cz centrum.cz email.cz mail.ru yandex.ru yandex.com ' +
    'bk.ru list.ru inbox.ru rambler.ru ukr.net btinternet.com sky.com talktalk.net virginmedia.com ' +
    'comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net fastmail.com fastmail.fm ' +
    'hey.com zoho.com zohomail.eu qq.com 163.com 126.com naver.com'
  ).split(' '),
);

/** Site builders: each customer has a name of their own below it, so one label more makes the organisation. */
const SITE_BUILDERS: ReadonlySet<string> = new Set(
  (
    'jimdosite.com jimdofree.com jimdo.com wixsite.com editorx.io squarespace.com webnode.com webnode.page ' +
    'weebly.com weeblysite.com strikingly.com webflow.io wordpress.com blogspot.com tumblr.com carrd.co ' +
    'myshopify.com shopify.com bigcartel.com sumupstore.com mystrikingly.com site123.me ueniweb.com ' +
    'business.site odoo.com hubspotpagebuilder.eu hs-sites.com github.io gitlab.io netlify.app vercel.app ' +
    'pages.dev web.app firebaseapp.com herokuapp.com azurewebsites.net cloudfront.net amazonaws.com ' +
    'sharepoint.com notion.site gitbook.io substack.com homepage.t-online.de de.tl npage.de beepworld.de'
  ).split(' '),
);

/** Market places, networks and directories: a page there is about somebody, its domain is not theirs. */
const PLATFORMS: ReadonlySet<string> = new Set(
  (
    'facebook.com fb.com instagram.com linkedin.com xing.com xing.to kununu.com twitter.com x.com threads.net ' +
    'tiktok.com youtube.com youtu.be vimeo.com pinterest.com pinterest.de snapchat.com reddit.com whatsapp.com ' +
    't.me telegram.org bsky.app mastodon.social linktr.ee github.com gitlab.com medium.com wikipedia.org ' +
    'amazon.com amazon.de amazon.at ebay.com ebay.de ebay-kleinanzeigen.de kleinanzeigen.de etsy.com otto.de ' +
    'alibaba.com aliexpress.com willhaben.at ricardo.ch tutti.ch autoscout24.de mobile.de immobilienscout24.de ' +
    'wlw.de wlw.at wlw.ch europages.de europages.com gelbeseiten.de dasoertliche.de dastelefonbuch.de ' +
    '11880.com herold.at local.ch search.ch golocal.de meinestadt.de cylex.de yelp.com yelp.de ' +
    'tripadvisor.com tripadvisor.de trustpilot.com provenexpert.com northdata.de northdata.com ' +
    'unternehmensregister.de handelsregister.de bundesanzeiger.de firmenwissen.de companyhouse.de ' +
    'google.com google.de google.at google.ch goo.gl bing.com duckduckgo.com yahoo.com ecosia.org ' +
    'apple.com microsoft.com office.com live.com zoom.us eventbrite.com eventbrite.de doctolib.de ' +
    'stepstone.de indeed.com indeed.de glassdoor.de crunchbase.com maps.app.goo.gl'
  ).split(' '),
);

const HOST_MAX = 2_048;

const tidy = (host: string): string => host.trim().toLowerCase().replace(/\.+$/, '');

/**
 * The part of a host name (or address of a page) that belongs to one organisation: `www.shop.brandt.example` gives
 * `brandt.example`, `max.github.io` stays whole. Null for IP addresses, bare suffixes and nonsense.
 */
export const registrableDomain = (host: string): string | null => {
  if (host.length > HOST_MAX) return null;
  const name = tidy(host);
  const domain = getDomain(name, { allowPrivateDomains: true });
  if (domain === null || !SITE_BUILDERS.has(domain)) return domain;
  const labels = (getHost(name) ?? domain).slice(0, -domain.length - 1).split('.');
  const own = labels.at(-1) ?? '';
  return own === '' || own === 'www' ? domain : `${own}.${domain}`;
};

/** Host of a text that may be a host or a whole address. */
const getHost = (text: string): string | null => {
  try {
    return new URL(text.includes('://') ? text : `https://${text}`).hostname;
  } catch {
    return null;
  }
};

/** Whether everybody can have an address there, so that the domain tells nothing about a company. */
export const isFreeMail = (domain: string): boolean => FREE_MAIL.has(tidy(domain));

/** Whether many organisations share this domain, so that it must not become a company's own. */
export const isSharedHost = (domain: string): boolean => {
  const name = tidy(domain);
  if (SITE_BUILDERS.has(name) || PLATFORMS.has(name)) return true;
  const parent = getDomain(name, { allowPrivateDomains: false });
  return parent !== null && PLATFORMS.has(parent);
};

const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    gmbh: 'GmbH',
    ag: 'AG',
    kg: 'KG',
    ohg: 'OHG',
    ug: 'UG',
    se: 'SE',
    ev: 'e.V.',
    eg: 'eG',
    und: 'und',
    and: 'and',
  }),
);

const nameWord = (word: string): string => {
  const known = LEGAL_FORMS.get(word);
  if (known !== undefined) return known;
  return word.length <= 3 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
};

/** A first guess at a company's name: `brandt-pumpen.example` gives "Brandt Pumpen". Empty where nothing can be said. */
export const companyNameFromDomain = (domain: string): string => {
  const name = tidy(domain);
  if (name.length > HOST_MAX || isFreeMail(name) || isSharedHost(name)) return '';
  const label = getDomainWithoutSuffix(name, { allowPrivateDomains: true });
  // Punycode would need decoding; a guess full of xn-- helps nobody.
  if (label === null || label.startsWith('xn--')) return '';
  return label.split(/[-_]+/).filter(Boolean).map(nameWord).join(' ');
};
