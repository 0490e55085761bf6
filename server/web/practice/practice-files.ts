/** Small real files for the made-up mails, drawn in code: a PDF of one page, a PNG picture. The same bytes every time. */

type Bytes = Uint8Array<ArrayBuffer>;

export type PracticeFile = {
  readonly name: string;
  readonly contentType: string;
  readonly inline?: boolean;
  readonly contentId?: string;
  readonly bytes: () => Bytes;
};

const latin1 = (text: string): Bytes => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);

const joined = (parts: readonly Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** A page with lines of text. Shape: PDF 1.4, one built-in font, Latin-1. Source: ISO 32000-1 §7.5. */
export const makePdf = (lines: readonly string[]): Bytes => {
  const escaped = lines.map((line) => line.replaceAll(/[\\()]/g, String.raw`\$&`));
  const content = `BT /F1 12 Tf 16 TL 60 780 Td ${escaped.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return latin1(file);
};

const bigEndian = (value: number): number[] => [
  (value >>> 24) & 255,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
};

const adler32 = (bytes: Uint8Array): number => {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
};

/** zlib data that is not compressed (RFC 1950, RFC 1951 §3.2.4): fine for a picture of a few thousand bytes. */
const stored = (bytes: Bytes): Bytes => {
  const parts: Bytes[] = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at < bytes.length; at += 65_535) {
    const block = bytes.subarray(at, at + 65_535);
    const isLast = at + block.length >= bytes.length ? 1 : 0;
    const { length } = block;
    parts.push(Uint8Array.of(isLast, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block);
  }
  parts.push(Uint8Array.from(bigEndian(adler32(bytes))));
  return joined(parts);
};

const chunk = (type: string, data: Bytes): Bytes => {
  const body = joined([latin1(type), data]);
  return joined([Uint8Array.from(bigEndian(data.length)), body, Uint8Array.from(bigEndian(crc32(body)))]);
};

type Colour = readonly [red: number, green: number, blue: number];

/** A picture from a rule that gives each pixel its colour. Source: https://www.w3.org/TR/png/ */
export const makePng = (width: number, height: number, colourAt: (x: number, y: number) => Colour): Bytes => {
  const rows = new Uint8Array(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.set(colourAt(x, y), y * (1 + width * 3) + 1 + x * 3);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', Uint8Array.of(...bigEndian(width), ...bigEndian(height), 8, 2, 0, 0, 0)),
    chunk('IDAT', stored(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
};

export const pdfFile = (name: string, lines: readonly string[]): PracticeFile => ({
  name,
  contentType: 'application/pdf',
  bytes: () => makePdf(lines),
});

/** A housing with a dark stain below: what a leaking flange looks like from two metres. */
export const leakPicture = (name: string): PracticeFile => ({
  name,
  contentType: 'image/png',
  bytes: () =>
    makePng(120, 80, (x, y) => {
      if ((x - 60) ** 2 / 900 + (y - 66) ** 2 / 60 < 1) return [58, 84, 110];
      if (Math.hypot(x - 60, y - 36) < 24)
        return Math.hypot(x - 60, y - 36) > 19 ? [70, 76, 82] : [142, 150, 156];
      if (x > 56 && x < 64 && y > 58) return [88, 120, 150];
      return y > 58 ? [176, 172, 166] : [214, 214, 210];
    }),
});

/** A small mark for the foot of a mail: shown inside the text, never offered as an attachment. */
export const footMark = (contentId: string): PracticeFile => ({
  name: 'mark.png',
  contentType: 'image/png',
  inline: true,
  contentId,
  bytes: () =>
    makePng(48, 16, (x, y) =>
      x % 16 < 12 && Math.abs(y - 8) < 8 - (x % 16) / 2 ? [20, 96, 72] : [235, 244, 240],
    ),
});
