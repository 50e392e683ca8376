// Lets Tailwind build app/globals.css.
export default { plugins: { '@tailwindcss/postcss': {} } }
