"""What an SVG may hold: the names that draw, after SVG 1.1 (second edition) and SVG 2, and the marks of programs.

Whatever is not named here is refused, so that nothing acts which nobody thought of.
"""

from __future__ import annotations

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
W3C = "http://www.w3.org/"  # only namespaces of its own mean anything to a browser
RDF = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#")

# Drawing programs keep their own notes beside the shapes, and what is known of the work inside <metadata>.
NOTES = (
    "http://www.inkscape.org/namespaces/",
    "http://inkscape.sourceforge.net/",
    "http://sodipodi.sourceforge.net/",
    "http://www.serif.com/",
    "http://www.bohemiancoding.com/sketch/",
    "http://schemas.microsoft.com/visio/",
    "http://ns.adobe.com/",
    "https://boxy-svg.com",
)
ABOUT = (
    *NOTES,
    *RDF,
    "http://purl.org/",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://iptc.org/std/",
    "http://cipa.jp/exif/",
    "http://prismstandard.org/namespaces/",
    "http://xmlns.com/foaf/",
    "http://c2pa.org/",
    "adobe:ns:meta/",
)

_ELEMENTS = """
    a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath
    color-profile cursor defs desc discard ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
    feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
    feSpotLight feTile feTurbulence filter flowDiv flowLine flowPara flowRegion flowRegionExclude flowRoot flowSpan
    font font-face font-face-format font-face-name font-face-src font-face-uri g glyph glyphRef hatch hatchpath hkern
    image line linearGradient marker mask mesh meshgradient meshpatch meshrow metadata missing-glyph mpath path
    pattern polygon polyline radialGradient rect set solidColor solidcolor stop style svg switch symbol text textPath
    title tref tspan use view vkern
"""
ELEMENTS = frozenset(_ELEMENTS.split())

# Their values are read as CSS.
_STYLED = """
    alignment-baseline baseline-shift block-progression clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-profile color-rendering cursor direction display dominant-baseline
    enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
    font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant
    font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric
    font-variant-position font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical
    image-rendering inline-size isolation kerning letter-spacing lighting-color line-height marker marker-end
    marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events
    shape-inside shape-margin shape-padding shape-rendering shape-subtract solid-color solid-opacity stop-color
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width style text-align text-align-all text-align-last text-anchor text-decoration
    text-decoration-color text-decoration-line text-decoration-style text-decoration-thickness text-indent
    text-orientation text-overflow text-rendering text-transform transform transform-box transform-origin
    unicode-bidi vector-effect visibility white-space word-spacing writing-mode
    by from to values
"""
STYLED = frozenset(_STYLED.split())

_PLAIN = """
    accent-height accumulate additive alphabetic amplitude arabic-form ascent attributeName attributeType azimuth
    baseFrequency baseProfile bbox begin bias calcMode cap-height class clipPathUnits contentScriptType
    contentStyleType crossorigin cx cy d decoding descent diffuseConstant divisor dur dx dy edgeMode elevation end
    exponent externalResourcesRequired fetchpriority filterRes filterUnits focusable format fr fx fy g1 g2 glyph-name
    glyphRef gradientTransform gradientUnits hanging height horiz-adv-x horiz-origin-x horiz-origin-y id ideographic
    in in2 intercept k k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust
    limitingConeAngle local marker-units markerHeight markerUnits markerWidth maskContentUnits maskUnits mathematical
    max media method min mode name nonce numOctaves offset operator order orient orientation origin overline-position
    overline-thickness panose-1 path pathLength patternContentUnits patternTransform patternUnits pitch points
    pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY rel
    rendering-intent repeatCount repeatDur requiredExtensions requiredFeatures requiredFonts requiredFormats restart
    result role rotate rx ry scale seed shadowInset side slope spacing specularConstant specularExponent spreadMethod
    startOffset stdDeviation stemh stemv stitchTiles strikethrough-position strikethrough-thickness string
    surfaceScale systemLanguage tabindex tableValues target targetX targetY text textLength title type u1 u2
    underline-position underline-thickness unicode unicode-range units-per-em v-alphabetic v-hanging v-ideographic
    v-mathematical version vert-adv-y vert-origin-x vert-origin-y viewBox viewTarget width widths x x-height x1 x2
    xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
"""
PLAIN = frozenset(_PLAIN.split())

FREE = ("data-", "aria-", "-inkscape-", "-webkit-")  # begin the names of notes, and of what style sheets say elsewhere
