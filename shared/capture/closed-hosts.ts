/**
 * Networks on which nothing is read, whatever somebody clicks: their rules forbid it, and what people write there about
 * themselves they wrote for its members. Address and title of a page there are all that Kontor sees. Pure.
 */
const CLOSED =
  /(?:^|\.)(?:linkedin\.com|licdn\.com|xing\.com|xing\.to|kununu\.com|facebook\.com|fb\.com|messenger\.com|instagram\.com|threads\.net|threads\.com|whatsapp\.com|twitter\.com|x\.com|tiktok\.com|snapchat\.com|pinterest\.com|pinterest\.de|reddit\.com|telegram\.org|t\.me|discord\.com|meetup\.com|viadeo\.com)$/;

export const isClosedHost = (url: string): boolean =>
  URL.canParse(url) && CLOSED.test(new URL(url).hostname.toLowerCase().replace(/\.$/, ''));
