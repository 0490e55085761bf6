/** The toolbar icon on a known site: the usual one with a tick on a green disc in the corner that no number covers. */

export type IconSize = 16 | 32;
const SIZES: readonly IconSize[] = [16, 32];

const GREEN = '#0b6a0b';
const WHITE = '#ffffff';

/** Everything is measured in sixteenths of the icon. */
const drawMark = (context: OffscreenCanvasRenderingContext2D, size: number): void => {
  const unit = size / 16;
  const disc = (radius: number, colour: string): void => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(11.5 * unit, 4.5 * unit, radius * unit, 0, Math.PI * 2);
    context.fill();
  };
  disc(4.5, WHITE);
  disc(4, GREEN);
  context.strokeStyle = WHITE;
  context.lineWidth = 1.25 * unit;
  context.beginPath();
  context.moveTo(9.5 * unit, 4.6 * unit);
  context.lineTo(11 * unit, 6.1 * unit);
  context.lineTo(13.5 * unit, 3.1 * unit);
  context.stroke();
};

/** @param load gives the packaged icon of that many pixels */
export const drawKnownIcon = async (
  load: (size: IconSize) => Promise<Blob>,
): Promise<Readonly<Record<string, ImageData>>> => {
  const pictures: Record<string, ImageData> = {};
  for (const size of SIZES) {
    const icon = await createImageBitmap(await load(size));
    const context = new OffscreenCanvas(size, size).getContext('2d');
    if (!context) throw new Error('No canvas to draw on.');
    context.drawImage(icon, 0, 0, size, size);
    drawMark(context, size);
    pictures[size] = context.getImageData(0, 0, size, size);
  }
  return pictures;
};
