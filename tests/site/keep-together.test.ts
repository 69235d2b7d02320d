import { expect, test } from 'vitest';
import { keepTogether } from '../../site/lib/keep-together.ts';

test.each([
  [
    '<p>The C-TPAT and COVID-19, an APEC-wide plan, STP-Plus</p>',
    '<p>The <span class="nowrap">C-TPAT</span> and <span class="nowrap">COVID-19</span>, an APEC-wide plan, <span class="nowrap">STP-Plus</span></p>',
  ],
  [
    '<p>Chi Hsi-yu and Jai-il Kim, <b>Luo, Ting-lang</b></p>',
    '<p>Chi <span class="nowrap">Hsi-yu</span> and <span class="nowrap">Jai-il</span> Kim, <b>Luo, <span class="nowrap">Ting-lang</span></b></p>',
  ],
  [
    '<p>E-Commerce, an e-mail, APEC-Economies, a T-shirt</p>',
    '<p><span class="nowrap">E-Commerce</span>, an <span class="nowrap">e-mail</span>, <span class="nowrap">APEC-Economies</span>, a <span class="nowrap">T-shirt</span></p>',
  ],
  [
    '<p>a Counter-Terrorism Unit, the Sub-Committee</p>',
    '<p>a Counter-Terrorism Unit, the Sub-Committee</p>',
  ],
  ['<p>a follow-up, Asia-Pacific</p>', '<p>a follow-up, Asia-Pacific</p>'],
  ['<title>C-TPAT</title><p title="C-TPAT">x</p>', '<title>C-TPAT</title><p title="C-TPAT">x</p>'],
  [
    '<code>data/bilaterals.yaml, at 09:00 --now</code>',
    '<code>data/<wbr>bilaterals.<wbr>yaml, at 09:00 <span class="nowrap">--now</span></code>',
  ],
  [
    '<code>list --owner us --decided-on=2027-05 [--lang en]</code>',
    '<code>list <span class="nowrap">--owner</span> us <span class="nowrap">--decided-on</span>=2027-05 [<span class="nowrap">--lang</span> en]</code>',
  ],
  [
    '<td>each as a file (--out, not -- alone); 以--owner 為準 <!-- --x --></td>',
    '<td>each as a file (<span class="nowrap">--out</span>, not -- alone); 以<span class="nowrap">--owner</span> 為準 <!-- --x --></td>',
  ],
  ['<code class="x">defaultMeetingMinutes</code>', '<code class="x">default<wbr>Meeting<wbr>Minutes</code>'],
  [
    '<code>X-Content-Type-Options: nosniff</code>',
    '<code><span class="nowrap">X-Content</span>-Type-Options: nosniff</code>',
  ],
  ['<p>Micro/Small and 1/2</p>', '<p>Micro/<wbr>Small and 1/2</p>'],
])('%s', (html, kept) => {
  expect(keepTogether(html)).toBe(kept);
});
