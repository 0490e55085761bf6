/**
 * Hosts that many share, by kind: the one list that server, panel and background script go by. What a company's own
 * domain is depends on it, so a name that stands here never becomes one. Pure, and free of the public suffix list.
 */

export type SharedHostKind =
  /** Everybody can have an address there: it says nothing about the writer's company. */
  | 'free_mail'
  /** Each customer has a name of their own below it, so one label more makes the organisation. */
  | 'site_builder'
  /** Sellers have pages there, not the domain. */
  | 'marketplace'
  /** A network whose rules forbid reading its pages; see `closed-hosts.ts`. */
  | 'closed_network'
  /** A network or a place for videos, texts and code. */
  | 'network'
  /** A page there is about somebody: directories, registers, reviews, jobs. */
  | 'directory'
  /** Search, maps, office programs, meetings, shortened addresses. */
  | 'service';

const HOSTS: Readonly<Record<SharedHostKind, string>> = {
  free_mail:
    'gmail.com googlemail.com outlook.com outlook.de outlook.at outlook.fr outlook.it hotmail.com hotmail.de hotmail.at ' +
    'hotmail.ch hotmail.fr hotmail.it hotmail.co.uk live.com live.de live.at live.ch live.nl live.fr live.it ' +
    'live.co.uk msn.com passport.com ' +
    'gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.eu gmx.info gmx.org gmx.biz gmx.li gmx.tm web.de email.de mail.de ' +
    't-online.de magenta.de freenet.de freenetmail.de arcor.de vodafonemail.de vodafone.de 1und1.de online.de ' +
    'onlinehome.de kabelmail.de unitybox.de unitymedia.de versanet.de osnanet.de ewetel.net ewe.net netcologne.de ' +
    'kabelbw.de alice.de alice-dsl.net alice-dsl.de hanse.net o2mail.de o2online.de genion.de htp-tel.de teleos-web.de ' +
    'wtnet.de mnet-mail.de mnet-online.de nefkom.net swbmail.de dokom.net bitel.net compuserve.de ' +
    'lycos.de epost.de directbox.com directbox.de smart-mail.de firemail.de fire-mail.de ' +
    'posteo.de posteo.net posteo.at posteo.ch posteo.eu mailbox.org mail.com email.com usa.com europe.com ' +
    'eclipso.de eclipso.eu eclipso.ch disroot.org ' +
    'tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me systemli.org riseup.net ' +
    'protonmail.com protonmail.ch proton.me pm.me icloud.com me.com mac.com aol.com aol.de aol.fr aim.com ' +
    'yahoo.com yahoo.de yahoo.at yahoo.ch yahoo.fr yahoo.it yahoo.es yahoo.co.uk ymail.com rocketmail.com ' +
    'aon.at chello.at a1.net drei.at utanet.at kabsi.at inode.at eunet.at liwest.at speed.at tele2.at vol.at gmx.co.at ' +
    'bluewin.ch sunrise.ch hispeed.ch swissonline.ch vtxmail.ch romandie.com quickline.ch bluemail.ch besonet.ch ' +
    'orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr numericable.fr bbox.fr libero.it virgilio.it alice.it ' +
    'tiscali.it tin.it inwind.it iol.it email.it ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl xs4all.nl upcmail.nl ' +
    'telenet.be skynet.be proximus.be pt.lu vo.lu wp.pl o2.pl onet.pl interia.pl op.pl poczta.onet.pl gazeta.pl ' +
    'seznam.cz centrum.cz email.cz post.cz atlas.cz azet.sk freemail.hu citromail.hu abv.bg telefonica.net sapo.pt ' +
    'mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru rambler.ru ukr.net i.ua btinternet.com sky.com talktalk.net ' +
    'virginmedia.com ntlworld.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net ' +
    'earthlink.net juno.com fastmail.com fastmail.fm hushmail.com hey.com zoho.com zohomail.com zohomail.eu inbox.lv ' +
    'duck.com qq.com 163.com 126.com sina.com naver.com daum.net rediffmail.com',
  site_builder:
    'jimdosite.com jimdofree.com jimdo.com jimdoweb.com wixsite.com wixstudio.com wixstudio.io editorx.io ' +
    'squarespace.com webnode.com webnode.page webnode.de webnode.at webnode.ch weebly.com weeblysite.com square.site ' +
    'strikingly.com mystrikingly.com webflow.io framer.website framer.app framer.ai carrd.co site123.me ueniweb.com ' +
    'wordpress.com wpcomstaging.com blogspot.com blogspot.de blogger.com tumblr.com ghost.io substack.com ' +
    'myblog.de over-blog.com hatenablog.com business.site godaddysites.com myportfolio.com cargo.site ' +
    'myshopify.com shopify.com bigcartel.com sumupstore.com ecwid.com company.site shopware.store gambiocloud.com ' +
    'plentymarkets-cloud01.com myspreadshop.de spreadshop.com myspreadshop.com ' +
    'odoo.com hubspotpagebuilder.eu hubspotpagebuilder.com hs-sites.com hs-sites-eu1.com clickfunnels.com ' +
    'leadpages.co systeme.io kajabi.com teachable.com mykajabi.com elopage.com ' +
    'github.io gitlab.io codeberg.page netlify.app vercel.app pages.dev workers.dev web.app firebaseapp.com ' +
    'herokuapp.com onrender.com fly.dev surge.sh azurewebsites.net azurestaticapps.net cloudfront.net amazonaws.com ' +
    'appspot.com run.app repl.co replit.app glitch.me lovable.app stackblitz.io ' +
    'sharepoint.com notion.site super.site gitbook.io readthedocs.io atlassian.net zendesk.com freshdesk.com ' +
    'homepage.t-online.de de.tl npage.de beepworld.de homepage-modules.de homepagebaukasten.de homepage-baukasten.de ' +
    'page4.com page4.me oyla.de chayns.net chayns.site mobirisesite.com webador.de webador.com webador.at ' +
    'strato-hosting.eu rdg-webspace.de ionos.space apps-1and1.net live-website.com ' +
    'online-website.de apps-1and1.com hpage.com hpage.de 1a-shops.de npage.at npage.ch bplaced.net lima-city.de ' +
    'lima-city.rocks de.cool square7.ch funpic.de kilu.de ohost.de square7.net 000webhostapp.com infinityfreeapp.com ' +
    'kasserver.com clubdesk.com ' +
    'eventim-light.com ticket.io reservix.de treatwell.de planity.com simplybook.it setmore.com ' +
    'calendly.com youcanbook.me teamtailor.com recruitee.com jobs.personio.de jobs.personio.com softgarden.io ' +
    'dyndns.org no-ip.org duckdns.org myfritz.net spdns.de selfhost.eu ddnss.de synology.me myqnapcloud.com ngrok.io ' +
    'ngrok-free.app trycloudflare.com',
  marketplace:
    'amazon.com amazon.de amazon.at amazon.fr amazon.it amazon.es amazon.nl amazon.pl amazon.co.uk amazon.ch ' +
    'ebay.com ebay.de ebay.at ebay.ch ebay.co.uk ebay.fr ebay.it ebay-kleinanzeigen.de kleinanzeigen.de etsy.com ' +
    'otto.de kaufland.de hood.de avocadostore.de manomano.de ' +
    ' ' +
    'alibaba.com aliexpress.com temu.com rakuten.de allegro.pl bol.com cdiscount.com fnac.com ' +
    'idealo.de idealo.at billiger.de geizhals.de geizhals.at check24.de guenstiger.de ' +
    'willhaben.at shpock.com ricardo.ch tutti.ch anibis.ch vinted.de vinted.at markt.de quoka.de kalaydo.de ' +
    'autoscout24.de autoscout24.at autoscout24.ch autoscout24.com mobile.de truckscout24.de machineseeker.com ' +
    'maschinensucher.de immobilienscout24.de immobilienscout24.at immowelt.de immonet.de ' +
    'homegate.ch immoscout24.ch wg-gesucht.de booking.com airbnb.de airbnb.com hrs.de expedia.de lieferando.de ' +
    'wolt.com ubereats.com opentable.de thefork.com myhammer.de my-hammer.de blauarbeit.de aroundhome.de fiverr.com ' +
    'upwork.com malt.de freelancermap.de twago.de 99designs.de',
  closed_network:
    'linkedin.com licdn.com xing.com xing.to kununu.com facebook.com fb.com messenger.com instagram.com threads.net ' +
    'threads.com whatsapp.com twitter.com x.com tiktok.com snapchat.com pinterest.com pinterest.de reddit.com ' +
    'telegram.org t.me discord.com meetup.com viadeo.com',
  network:
    'youtube.com youtu.be vimeo.com dailymotion.com twitch.tv bsky.app mastodon.social mastodon.online norden.social ' +
    'linktr.ee github.com gitlab.com bitbucket.org codeberg.org sourceforge.net stackoverflow.com ' +
    'medium.com wikipedia.org wikimedia.org quora.com gutefrage.net nebenan.de jodel.com flickr.com 500px.com ' +
    'behance.net dribbble.com deviantart.com soundcloud.com spotify.com bandcamp.com slideshare.net issuu.com scribd.com ' +
    'researchgate.net academia.edu patreon.com steadyhq.com gofundme.com betterplace.org startnext.com ' +
    'kickstarter.com vk.com weibo.com strava.com komoot.com',
  directory:
    'wlw.de wlw.at wlw.ch europages.de europages.com europages.fr kompass.com gelbeseiten.de dasoertliche.de ' +
    'dastelefonbuch.de das-oertliche.de 11880.com herold.at local.ch search.ch tel.search.ch golocal.de meinestadt.de ' +
    'stadtbranchenbuch.com branchenbuch.ag cylex.de cylex.at yelp.com yelp.de tripadvisor.com tripadvisor.de ' +
    'tripadvisor.at trustpilot.com trustedshops.de ausgezeichnet.org provenexpert.com ekomi.de werkenntdenbesten.de ' +
    'northdata.de northdata.com unternehmensregister.de handelsregister.de bundesanzeiger.de firmenwissen.de ' +
    'companyhouse.de firmenabc.at zefix.ch implisense.com opencorporates.com ' +
    'crunchbase.com glassdoor.de glassdoor.com stepstone.de stepstone.at indeed.de indeed.com monster.de ' +
    'karriere.at jobs.ch azubiyo.de ausbildung.de doctolib.de jameda.de arzt-auskunft.de sanego.de ' +
    'anwalt.de ausschreibungen-deutschland.de pressebox.de openpr.de ' +
    'presseportal.de capterra.com capterra.com.de g2.com',
  service:
    'google.com google.de google.at google.ch goo.gl maps.app.goo.gl bing.com duckduckgo.com ecosia.org startpage.com ' +
    'qwant.com yandex.net openstreetmap.org apple.com microsoft.com office.com office365.com ' +
    'microsoftonline.com onmicrosoft.com teams.live.com zoom.us ' +
    'dropbox.com box.com wetransfer.com we.tl docusign.net ' +
    'list-manage.com campaign-archive.com mailchi.mp ' +
    'eventbrite.com eventbrite.de bit.ly tinyurl.com t1p.de ow.ly archive.org ' +
    'paypal.me doodle.com ' +
    'notion.so',
};

const kinds: ReadonlyMap<string, SharedHostKind> = new Map(
  Object.entries(HOSTS).flatMap(([kind, names]) =>
    names.split(' ').map((name) => [name, kind as SharedHostKind] as const),
  ),
);

const tidy = (host: string): string => host.trim().toLowerCase().replace(/\.+$/, '');

/** What kind of shared host this very name is; null for anything else, a name below one included. */
export const sharedHostKind = (domain: string): SharedHostKind | null => kinds.get(tidy(domain)) ?? null;

/** A name and the names it lies below, the longest first, down to two labels: `a.b.example`, `b.example`. */
export const namesAbove = (host: string): readonly string[] => {
  const labels = tidy(host).split('.');
  return labels.slice(0, -1).map((_label, from) => labels.slice(from).join('.'));
};

/** The site builder a host lies on, or is; null for anything else. */
export const siteBuilderOf = (host: string): string | null =>
  namesAbove(host).find((name) => kinds.get(name) === 'site_builder') ?? null;
