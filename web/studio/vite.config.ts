import { defineConfig, type Plugin } from 'vite'

/** GraphiQL's style sheet carries 35 fonts inside it; the system's own do as well. */
const withoutFonts: Plugin = {
  name: 'without-fonts',
  enforce: 'pre',
  transform(code, id) {
    return id.includes('graphiql') && id.endsWith('.css') ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : null
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [withoutFonts],
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 6_000 },
  worker: { format: 'es' },
  logLevel: 'error',
})
