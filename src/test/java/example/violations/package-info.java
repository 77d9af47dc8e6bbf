/**
 * Code that breaks each rule of the architecture once, so that every rule is seen to fail. It lies
 * outside org.prasan, where nothing looks for beans.
 */
package example.violations;
