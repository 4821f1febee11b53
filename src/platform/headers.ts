import type { RequestHandler } from "express";
import helmet from "helmet";

/** The headers of every answer (ASVS 5.0, 3.4): nothing but our own files, no framing, no address to other sites. */
export function securityHeaders(publicUrl: URL): RequestHandler {
  const isSecure = publicUrl.protocol === "https:";
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
  });
  return (req, res, next) => {
    // Pages hold people's data; files under /assets set their own.
    res.set("Cache-Control", "no-store");
    res.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    protect(req, res, next);
  };
}
