import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shot } from './camera.ts';

/** Writes `index.html`: each screen with all its pictures side by side, and a choice of which to see. */
export async function writeOverview(dir: string, shots: readonly Shot[]): Promise<void> {
  const screens = new Map<string, Shot[]>();
  for (const shot of shots) {
    const name = `${shot.of} ${shot.screen}`;
    screens.set(name, [...(screens.get(name) ?? []), shot]);
  }
  const parts = [...screens].map(
    ([name, own]) =>
      `<section id="${name.replace(' ', '-')}"><h2>${name}</h2><div>${own.map(figure).join('')}</div></section>`,
  );
  const links = [...screens.keys()].map((name) => `<a href="#${name.replace(' ', '-')}">${name}</a>`);
  const choices = (['language', 'theme', 'size'] as const).map((what) => {
    const all = [...new Set(shots.map((shot) => shot[what]))];
    const options = ['', ...all].map((one) => `<option value="${one}">${one || `every ${what}`}</option>`);
    return `<select data-what="${what}">${options.join('')}</select>`;
  });
  await writeFile(
    join(dir, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Vidi: every screen</title><style>${style}</style>
<header>${choices.join(' ')}<nav>${links.join(' ')}</nav></header>
<main>${parts.join('\n')}</main><script>${script}</script></html>\n`,
  );
}

function figure({ language, theme, size, file }: Shot): string {
  const words = `${language}, ${theme}, ${size}`;
  return `<figure data-language="${language}" data-theme="${theme}" data-size="${size}"><a href="${file}"><img loading="lazy" alt="${words}" src="${file}"></a><figcaption>${words}</figcaption></figure>`;
}

const style = `body{font:13px system-ui;margin:0;background:#ccd0d4;color:#1b2025}
header{position:sticky;top:0;background:#fff;padding:8px 16px;max-height:30vh;overflow:auto;z-index:1}
nav{display:flex;flex-wrap:wrap;gap:2px 12px;margin-top:6px}a{color:#006684}
main{padding:0 16px 32px}section>div{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}
figure{margin:0}figure[hidden]{display:none}img{height:360px;display:block;box-shadow:0 1px 4px #0006}figcaption{padding-top:3px}`;

const script = `const choices=[...document.querySelectorAll('select')];
for(const one of choices)one.onchange=()=>{for(const figure of document.querySelectorAll('figure'))
figure.hidden=choices.some(({dataset,value})=>value!==''&&figure.dataset[dataset.what]!==value)};`;
