import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../browser/teamsWindow.ts';

/** `npm run icons`: draws the app's icons from its mark. Look at them before you commit them. */
const place = (name: string): string => fileURLToPath(new URL(`../../appPackage/${name}`, import.meta.url));

const words = (middle: number, base: number, size: number, width: number): string =>
  `<text x="${middle}" y="${base}" font-size="${size}" textLength="${width}" lengthAdjust="spacingAndGlyphs" ` +
  `fill="#fff" font-weight="700" font-family="Segoe UI, Open Sans, sans-serif" text-anchor="middle">10.2</text>`;

/** The mark in the middle 120 pixels, and colour to the edge: Teams rounds the corners itself. */
const colour =
  '<defs><linearGradient id="ground" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#4f6bed"/>' +
  '<stop offset="1" stop-color="#2b2f86"/></linearGradient></defs>' +
  `<rect width="192" height="192" fill="url(#ground)"/>${words(96, 116.5, 56, 120)}`;

const outline =
  '<rect x="2" y="2" width="28" height="28" rx="6.5" fill="none" stroke="#fff" stroke-width="2"/>' +
  words(16, 20.5, 11.5, 22);

const draw = async (): Promise<void> => {
  const browser = await launchBrowser();
  try {
    for (const [name, size, drawing] of [
      ['color.png', 192, colour],
      ['outline.png', 32, outline],
    ] as const) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<style>body { margin: 0 } svg { display: block }</style><svg width="${size}" height="${size}">${drawing}</svg>`,
      );
      await page.screenshot({ path: place(name), omitBackground: true });
    }
  } finally {
    await browser.close();
  }
};

draw().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
