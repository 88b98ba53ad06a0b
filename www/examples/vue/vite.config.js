import vue from '@vitejs/plugin-vue';

export default {
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'standfirst-article' } } })],
  optimizeDeps: { exclude: ['standfirst'] },
  // The words of each language stay files of their own, and are fetched for articles in it.
  build: { assetsInlineLimit: (path) => (path.includes('/messages/') ? false : undefined) },
};
