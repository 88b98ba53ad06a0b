import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

export const name = 'unified + rehype-sanitize';
export const safe = true;
export const slow = true;
const processor = unified().use(remarkParse).use(remarkRehype).use(rehypeSanitize).use(rehypeStringify).freeze();
export const show = (source, element) => {
  element.innerHTML = processor.processSync(source).toString();
};
