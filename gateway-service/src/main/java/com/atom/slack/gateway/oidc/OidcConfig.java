package com.atom.slack.gateway.oidc;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;

/** Which issuer's tokens are accepted and what their claims mean. */
@ConfigMapping(prefix = "gateway.oidc")
interface OidcConfig {

    /** The {@code iss} of its tokens, below which its discovery document lies ({@code ATOM_OIDC_ISSUER}). Absent: none is accepted. */
    Optional<URI> issuer();

    /** What {@code aud} must name ({@code ATOM_OIDC_AUDIENCE}); required with an issuer, whose tokens for others are not for us. */
    Optional<String> audience();

    /**
     * Where the roles are: a claim, or a path of claims with slashes such as {@code realm_access/roles}. Text or a list; of
     * several roles that we know the first of admin, member, analyst and viewer counts.
     */
    @WithDefault("roles")
    String rolesClaim();

    /** Where the ids of the workspaces are, {@code *} for all; as {@link #rolesClaim()}. */
    @WithDefault("workspaces")
    String workspacesClaim();

    /** Where {@code all} means that private channels are visible too; as {@link #rolesClaim()}. */
    @WithDefault("channels")
    String channelsClaim();

    /** Signatures that are accepted: asymmetric ones only, for whoever checks one must not be able to make it. */
    @WithDefault("RS256,RS384,RS512,PS256,PS384,PS512,ES256,ES384,ES512")
    List<String> algorithms();

    /** How far the issuer's clock may be off, at most five minutes. More lets expired tokens live that much longer. */
    @WithDefault("PT30S")
    @DurationMax(minutes = 5)
    java.time.Duration skew();
}
