// Markdown to HTML without a browser, with all cores, beside pulldown-cmark alone.

import { execFileSync } from 'node:child_process';
import { median } from '../browser.mjs';

export function native({ throughput }) {
  const rounds = execFileSync(throughput, { encoding: 'utf8' }).trim().split('\n').map((line) => line.split(' ').map(Number));
  const answer = {
    ours: median(rounds.map(([ours]) => ours)),
    pulldown: median(rounds.map(([, theirs]) => theirs)),
    ratio: median(rounds.map(([ours, theirs]) => ours / theirs)),
  };
  console.log(`\n10,000 articles: ${answer.ours.toFixed(1)} MB/s, pulldown-cmark ${answer.pulldown.toFixed(1)} MB/s, ratio ${answer.ratio.toFixed(2)}`);
  return answer;
}
