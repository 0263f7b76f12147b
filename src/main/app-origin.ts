/** Scheme, host and origin of the bundled page. */
export const appScheme = 'app'
export const appHost = 'carrel'
export const appOrigin = `${appScheme}://${appHost}`
/** The page itself. */
export const appPage = `${appOrigin}/index.html`
